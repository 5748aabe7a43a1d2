/** Who a student's paper probably goes to. A suggestion only; the counselor says who gets it. */
import { calledNameOf, type Student } from '#shared/domain/student.ts'

const inWords = new Intl.ListFormat('en', { type: 'conjunction' })

/** The family by name, then each of them, then the student. */
export function suggestRecipients(student: Student): string[] {
  const names = student.family.map((member) => member.name.trim()).filter(Boolean)
  const called = calledNameOf(student)
  const family = names.length === 0 ? `The family of ${called}` : inWords.format(names)
  return [...new Set([family, ...names, called])]
}
