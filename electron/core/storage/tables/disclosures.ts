/** The record of what left the vault. Never changes an entry; takes one back only when the paper did not leave after all. */
import type { Disclosure } from '#shared/domain/disclosure.ts'
import type { DisclosureId, StudentId } from '#shared/domain/identity.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

type DisclosureRow = {
  id: DisclosureId
  student_id: StudentId | null
  student_name: string
  happened_at: string
  recipient: string
  purpose: string
  basis: Disclosure['basis']
  what: string
  how: Disclosure['how']
  staff_name: string
  sha256: string
  paper_sha256: string | null
}

/** `paperSha256`: of the paper inside a protected copy; null where the file is the paper itself. */
type NewDisclosure = Omit<Disclosure, 'id' | 'isProtected'> & { paperSha256: string | null }

export function insertDisclosure(database: WriteDatabase, made: NewDisclosure): DisclosureId {
  return database.run(
    `INSERT INTO disclosure
       (student_id, student_name, happened_at, recipient, purpose, basis, what, how, staff_name, sha256, paper_sha256)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    made.studentId,
    made.studentName,
    made.happenedAt,
    made.recipient,
    made.purpose,
    made.basis,
    made.what,
    made.how,
    made.staffName,
    made.sha256,
    made.paperSha256,
  ).id as DisclosureId
}

/** Who was told of in a table about several students, so that each one's own record shows it. */
export function noteStudents(
  database: WriteDatabase,
  id: DisclosureId,
  students: readonly { id: StudentId }[],
): void {
  database.run(
    'INSERT INTO student_of_disclosure (disclosure_id, student_id) SELECT ?, value FROM json_each(?)',
    id,
    JSON.stringify(students.map((student) => student.id)),
  )
}

/** Only for a paper that was still on its way and did not leave. */
export function takeBackDisclosure(database: WriteDatabase, id: DisclosureId): void {
  database.run('DELETE FROM disclosure WHERE id = ?', id)
}

/** Newest first; of one student, tables about several included, or of all when `studentId` is null. */
export function listDisclosures(database: ReadDatabase, studentId: StudentId | null): Disclosure[] {
  const rows =
    studentId === null
      ? database.all<DisclosureRow>('SELECT * FROM disclosure ORDER BY id DESC')
      : database.all<DisclosureRow>(
          `SELECT * FROM disclosure WHERE student_id = ?
           OR id IN (SELECT disclosure_id FROM student_of_disclosure WHERE student_id = ?) ORDER BY id DESC`,
          studentId,
          studentId,
        )
  return rows.map(readDisclosure)
}

/** What left as a file with these very bytes, or as a paper of them, newest first. */
export function listDisclosuresOfFile(database: ReadDatabase, sha256: string): Disclosure[] {
  return database
    .all<DisclosureRow>('SELECT * FROM disclosure WHERE sha256 = ? ORDER BY id DESC', sha256)
    .map(readDisclosure)
}

function readDisclosure(row: DisclosureRow): Disclosure {
  return {
    id: row.id,
    studentId: row.student_id,
    studentName: row.student_name,
    happenedAt: row.happened_at,
    recipient: row.recipient,
    purpose: row.purpose,
    basis: row.basis,
    what: row.what,
    how: row.how,
    staffName: row.staff_name,
    sha256: row.sha256,
    isProtected: row.paper_sha256 !== null,
  }
}
