/** Students, their families and the contacts with them. */
import { z } from 'zod'
import { attendanceRule, attendanceYear } from '../../domain/attendance.ts'
import { caseloadRow } from '../../domain/caseload.ts'
import { contact, contactDraft } from '../../domain/contact.ts'
import { isoDate } from '../../domain/day.ts'
import { contactId, schoolYearId, studentId } from '../../domain/identity.ts'
import { student, studentDraft, studentState } from '../../domain/student.ts'
import { coreCall } from '../call.ts'

const nothing = z.object({})

export const studentRow = z.object({
  id: studentId,
  fullName: z.string(),
  schoolNumber: z.string(),
  grade: z.string(),
  homeroom: z.string(),
  homeLanguages: z.string(),
  state: studentState,
})
export type StudentRow = z.infer<typeof studentRow>

export const studentCalls = {
  /**
   * By family name. `search` matches the start of any word in any field (names, number, grade, languages, family),
   * upper and lower case and diacritics alike.
   */
  'students.list': coreCall(
    z.object({ state: studentState, search: z.string().max(200) }),
    z.object({ rows: z.array(studentRow), total: z.int() }),
  ),
  'students.get': coreCall(z.object({ id: studentId }), student),
  /** `id` null creates. `revision` must be the one that was read, else `student.changed-elsewhere`. */
  'students.save': coreCall(
    z.object({ id: studentId.nullable(), revision: z.int().nonnegative(), draft: studentDraft }),
    student,
  ),
  'students.setState': coreCall(z.object({ id: studentId, state: studentState }), nothing),
  /** Only from the bin, and for good: the student, marks, plans, papers. A tombstone without personal data stays. */
  'students.erase': coreCall(z.object({ id: studentId }), nothing),
  'caseload.list': coreCall(
    /** Null: the year of today if it has marks, else the newest that has. */
    z.object({ schoolYearId: schoolYearId.nullable() }),
    z.object({
      year: z.object({ id: schoolYearId, name: z.string() }).nullable(),
      years: z.array(z.object({ id: schoolYearId, name: z.string() })),
      rule: attendanceRule,
      /** Which rule gave the figures. */
      ruleSentences: z.array(z.string()),
      /** Figures count through this day: the last with a mark. */
      asOfOn: isoDate.nullable(),
      /** School days so far in the year with at least one mark in the school. */
      schoolDays: z.int(),
      marks: z.int(),
      /** True when a file of absences only speaks for some of the days: the other marks of those days are assumed. */
      isFromAbsencesOnly: z.boolean(),
      rows: z.array(caseloadRow),
    }),
  ),
  'attendance.getYear': coreCall(
    z.object({ studentId, schoolYearId: schoolYearId.nullable() }),
    z.object({
      year: attendanceYear.nullable(),
      years: z.array(z.object({ id: schoolYearId, name: z.string() })),
    }),
  ),
  /** Newest first. */
  'contacts.list': coreCall(z.object({ studentId }), z.object({ contacts: z.array(contact) })),
  /** Throws `goal.too-early` for a day that is still to come. */
  'contacts.log': coreCall(contactDraft, contact),
  'contacts.remove': coreCall(z.object({ id: contactId }), nothing),
  /** Brings back what was removed since the vault was opened, as it was. Throws `contact.not-found`. */
  'contacts.restore': coreCall(z.object({ id: contactId }), contact),
}
