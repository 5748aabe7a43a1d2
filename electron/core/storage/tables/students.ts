/** Students as rows. Never decides who may be erased, and never searches: see student-index. */
import type { IsoDate } from '#shared/domain/day.ts'
import type { ImportId, StudentId } from '#shared/domain/identity.ts'
import type { Enrolment, FamilyMember, Student, StudentDraft, StudentState } from '#shared/domain/student.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, Value, WriteDatabase } from '../database.ts'

type StudentTableRow = {
  id: StudentId
  school_number: string
  given_name: string
  family_name: string
  preferred_name: string
  pronouns: string
  born_on: IsoDate | null
  grade: string
  homeroom: string
  home_languages: string
  enrolments: string
  family: string
  state: StudentState
  revision: number
  saved_at: string
}

const columns = `id, school_number, given_name, family_name, preferred_name, pronouns, born_on, grade, homeroom,
  home_languages, enrolments, family, state, revision, saved_at`

function toStudent(row: StudentTableRow): Student {
  return {
    id: row.id,
    schoolNumber: row.school_number,
    givenName: row.given_name,
    familyName: row.family_name,
    preferredName: row.preferred_name,
    pronouns: row.pronouns,
    bornOn: row.born_on,
    grade: row.grade,
    homeroom: row.homeroom,
    homeLanguages: row.home_languages,
    enrolments: JSON.parse(row.enrolments) as Enrolment[],
    family: JSON.parse(row.family) as FamilyMember[],
    state: row.state,
    revision: row.revision,
    savedAt: row.saved_at,
  }
}

// Composed letters: the same name must be the same text, whether a Mac or a Windows machine wrote it.
const composed = (text: string) => text.normalize('NFC')

const valuesOf = (draft: StudentDraft): Value[] => [
  draft.schoolNumber.trim(),
  composed(draft.givenName),
  composed(draft.familyName),
  composed(draft.preferredName),
  draft.pronouns,
  draft.bornOn,
  draft.grade,
  draft.homeroom,
  composed(draft.homeLanguages),
  JSON.stringify(draft.enrolments),
  composed(JSON.stringify(draft.family)),
]

/** Refuses a number that another student has, archived and binned ones included: `student.number-taken`. */
export function insertStudent(
  database: WriteDatabase,
  draft: StudentDraft,
  { importId, at }: { importId: ImportId | null; at: string },
): StudentId {
  refuseTakenNumber(database, draft.schoolNumber, null)
  const { id } = database.run(
    `INSERT INTO student (school_number, given_name, family_name, preferred_name, pronouns, born_on, grade, homeroom,
       home_languages, enrolments, family, state, revision, saved_at, import_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', 1, ?, ?)`,
    ...valuesOf(draft),
    at,
    importId,
  )
  return id as StudentId
}

/** Throws `student.not-found`. */
export function getStudent(database: ReadDatabase, id: StudentId): Student {
  const row = database.get<StudentTableRow>(`SELECT ${columns} FROM student WHERE id = ?`, id)
  if (row === undefined) throw new AppError('student.not-found')
  return toStudent(row)
}

/** When those of these students who are active were enrolled. */
export function listActiveEnrolments(
  database: ReadDatabase,
  ids: readonly StudentId[],
): Pick<Student, 'id' | 'enrolments'>[] {
  return database
    .all<Pick<StudentTableRow, 'id' | 'enrolments'>>(
      `SELECT id, enrolments FROM student
       WHERE state = 'active' AND id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
    .map(({ id, enrolments }) => ({ id, enrolments: JSON.parse(enrolments) as Enrolment[] }))
}

/** The student with this number, whatever the state, or null. The empty number is no one's. */
function findStudentIdByNumber(database: ReadDatabase, number: string): StudentId | null {
  const wanted = number.trim()
  if (wanted === '') return null
  const row = database.get<{ id: StudentId }>(
    `SELECT id FROM student WHERE school_number = ? AND school_number <> ''`,
    wanted,
  )
  return row?.id ?? null
}

/**
 * Changes a student. Throws `student.not-found`, `student.number-taken`, or `student.changed-elsewhere` when
 * `revision` is not the one on record.
 */
export function saveStudent(
  database: WriteDatabase,
  id: StudentId,
  revision: number,
  draft: StudentDraft,
  at: string,
): void {
  database.transaction(() => {
    if (getStudent(database, id).revision !== revision) throw new AppError('student.changed-elsewhere')
    refuseTakenNumber(database, draft.schoolNumber, id)
    database.run(
      `UPDATE student SET school_number = ?, given_name = ?, family_name = ?, preferred_name = ?, pronouns = ?,
         born_on = ?, grade = ?, homeroom = ?, home_languages = ?, enrolments = ?, family = ?,
         revision = revision + 1, saved_at = ? WHERE id = ?`,
      ...valuesOf(draft),
      at,
      id,
    )
  })
}

function refuseTakenNumber(database: ReadDatabase, number: string, own: StudentId | null): void {
  const holder = findStudentIdByNumber(database, number)
  if (holder !== null && holder !== own) throw new AppError('student.number-taken')
}

/** Archives, bins or restores. Throws `student.not-found`. */
export function setStudentState(
  database: WriteDatabase,
  id: StudentId,
  state: StudentState,
  at: string,
): void {
  const { changes } = database.run(
    'UPDATE student SET state = ?, revision = revision + 1, saved_at = ? WHERE id = ?',
    state,
    at,
    id,
  )
  if (changes === 0) throw new AppError('student.not-found')
}

/** Every student in a state, or every one, in no particular order. */
export function listStudents(database: ReadDatabase, state: StudentState | null): Student[] {
  return database
    .all<StudentTableRow>(`SELECT ${columns} FROM student WHERE state = coalesce(?, state)`, state)
    .map(toStudent)
}

/** Changes whenever any student does, and costs less than reading them. */
export function describeStudentsVersion(database: ReadDatabase): string {
  const row = database.get<{ version: string }>(
    `SELECT count(*) || '/' || coalesce(max(id), 0) || '/' || total(revision) || '/' || coalesce(max(saved_at), '')
     AS version FROM student`,
  )
  return row?.version ?? ''
}
