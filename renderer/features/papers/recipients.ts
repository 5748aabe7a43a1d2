/** Who a student's paper probably goes to. A suggestion only; the counselor says who gets it. */
import { calledNameOf, nameFamily, type Student } from '#shared/domain/student.ts'

/** The family by name, then each of them, then the student. */
export function suggestRecipients(student: Student): string[] {
  const names = student.family.map((member) => member.name.trim()).filter(Boolean)
  return [...new Set([nameFamily(student), ...names, calledNameOf(student)])]
}
