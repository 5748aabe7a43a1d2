/** A student about whom there is a row in every table that can hold one, each with a word of its own in it. */
import type { WriteDatabase } from '#core/storage/database.ts'
import { rebuildStrips } from '#core/storage/tables/attendance-strips.ts'
import { insertContact } from '#core/storage/tables/contacts.ts'
import { insertSchoolYear } from '#core/storage/tables/school.ts'
import { insertStudent } from '#core/storage/tables/students.ts'
import { toEpochDay } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { aSchoolYear } from '#tests/domain/a-school-year.ts'
import { aFamilyMember, aStudentDraft } from './a-student.ts'

export const filledAt = '2026-03-02T09:00:00.000Z'
export const ownSlot = 'slot-of-ana'

type Filled = { studentId: StudentId; planId: PlanId }

/** `name` stands in every text, so that a trace of it anywhere can be looked for. */
export function fillEveryTable(
  database: WriteDatabase,
  { schoolNumber, givenName: name }: { schoolNumber: string; givenName: string },
): Filled {
  const studentId = insertStudent(
    database,
    aStudentDraft({ schoolNumber, givenName: name, familyName: 'Wiśniewska', family: [aFamilyMember()] }),
    { importId: null, at: filledAt },
  )
  fillAttendance(database, studentId, name)
  insertContact(
    database,
    {
      studentId,
      happenedOn: '2026-02-01',
      withWhom: name,
      channel: 'call',
      direction: 'in',
      wasReached: true,
      words: `${name} called about the bus`,
      tone: null,
      language: '',
      hadInterpreter: false,
      nextStep: `Ring ${name} again`,
      nextStepOn: '2026-02-03',
    },
    { at: filledAt, staffName: 'Ms. Okafor' },
  )
  const planId = fillPlan(database, studentId, name)
  fillMonths(database, { studentId, planId }, name)
  fillPapers(database, { studentId, planId }, name)
  return { studentId, planId }
}

function fillAttendance(database: WriteDatabase, studentId: StudentId, name: string): void {
  const importId = database.run(
    `INSERT INTO import (kind, file_name, imported_at, staff_name, reading, problems)
     VALUES ('roster', 'r.csv', ?, 'Ana Reyes', '{}', ?)`,
    filledAt,
    JSON.stringify([{ row: 2, column: 'Grade', value: name, reason: 'too-long' }]),
  ).id
  const day = toEpochDay('2025-09-02')
  database.run('INSERT INTO mark VALUES (?, ?, 0, 1, ?, NULL)', studentId, day, importId)
  database.run(
    'INSERT INTO mark_replaced VALUES (?, ?, ?, 0, 1, ?, NULL)',
    importId,
    studentId,
    day,
    importId,
  )
  database.run('INSERT INTO mark_confirmed VALUES (?, ?, ?, 0, ?, 0)', importId, studentId, day, day)
  database.run(
    'INSERT INTO student_replaced VALUES (?, ?, ?)',
    importId,
    studentId,
    `{"givenName":{"from":"${name}"}}`,
  )
  database.run(
    `INSERT INTO score (student_id, kind, series, on_day, import_id, term, written) VALUES (?, 'rating', ?, ?, ?, '', ?)`,
    studentId,
    `Belonging of ${name}`,
    day,
    importId,
    name,
  )
  const yearId =
    database.get<{ id: number }>('SELECT id FROM school_year')?.id ??
    insertSchoolYear(database, aSchoolYear(), null)
  database.run(
    `INSERT INTO attendance_total (student_id, school_year_id, enrolled, absent, said_at, staff_name)
     VALUES (?, ?, 100, 12.5, ?, 'Ana Reyes')`,
    studentId,
    yearId,
    filledAt,
  )
  rebuildStrips(database)
}

function fillPlan(database: WriteDatabase, studentId: StudentId, name: string): PlanId {
  const planId = database.run(
    `INSERT INTO plan (student_id, state, revision, started_at, saved_at) VALUES (?, 'agreed', 1, ?, ?)`,
    studentId,
    filledAt,
    filledAt,
  ).id as PlanId
  const voice = JSON.stringify({
    quotes: [{ id: 'v1', topic: 'helps', words: `${name} likes the mural`, saidOn: null }],
  })
  database.run('INSERT INTO plan_section VALUES (?, ?, ?)', planId, 'voice', voice)
  database.run('INSERT INTO plan_section_day VALUES (?, ?, ?, ?)', planId, 'voice', '2026-03-02', voice)
  database.run(
    `INSERT INTO plan_move (plan_id, from_state, to_state, on_day, reason, what_helped, staff_name)
     VALUES (?, 'draft', 'agreed', '2026-03-02', ?, ?, 'Ana Reyes')`,
    planId,
    `${name} signed`,
    `${name} was heard`,
  )
  return planId
}

function fillMonths(database: WriteDatabase, { studentId, planId }: Filled, name: string): void {
  const checkInId = database.run(
    `INSERT INTO check_in (student_id, plan_id, happened_on, was_met, feeling, belonging, words, next_step, staff_name, logged_at)
     VALUES (?, ?, '2026-03-03', 1, 4, 3, ?, ?, 'Ana Reyes', ?)`,
    studentId,
    planId,
    `${name} laughed in the workshop`,
    `Bring ${name} the paint`,
    filledAt,
  ).id
  database.run(
    `INSERT INTO goal_occurrence (plan_id, goal_id, on_day, state, words, check_in_id, staff_name, logged_at)
     VALUES (?, 'g1', '2026-03-03', 'done', ?, ?, 'Ana Reyes', ?)`,
    planId,
    `${name} stayed for tutoring`,
    checkInId,
    filledAt,
  )
  database.run(
    `INSERT INTO delivery (plan_id, support_id, on_day, state, words, staff_name, logged_at)
     VALUES (?, 'p1', '2026-03-03', 'not-given', ?, 'Ana Reyes', ?)`,
    planId,
    `No driver for ${name}`,
    filledAt,
  )
  const reviewId = database.run(
    `INSERT INTO review (plan_id, student_id, held_on, state, content, staff_name, revision)
     VALUES (?, ?, '2026-03-04', 'open', ?, 'Ana Reyes', 1)`,
    planId,
    studentId,
    JSON.stringify({
      present: `${name} and the team`,
      goodNews: [{ id: 'n1', words: `${name} finished a painting` }],
      challenges: [{ id: 'c1', lens: 'health', words: 'Sleep is short', shared: 'The nurse helps' }],
      notes: `${name} chose the date`,
    }),
  ).id
  database.run(
    `INSERT INTO decision (plan_id, student_id, review_id, decided_on, about, what, reason, who, evidence, staff_name)
     VALUES (?, ?, ?, '2026-03-04', 'support', ?, ?, 'Mr. Lind', '{}', 'Ana Reyes')`,
    planId,
    studentId,
    reviewId,
    `Move ${name} to the later van`,
    `${name} asked for it`,
  )
  database.run(
    `INSERT INTO celebration (student_id, key, kind, on_day, words, state, is_for_paper)
     VALUES (?, 'own:1', 'own', '2026-03-05', ?, 'told', 0)`,
    studentId,
    `${name} came five days in a row`,
  )
  database.run(
    `INSERT INTO restricted_note (student_id, slot_id, staff_name, written_on, words, saved_at)
     VALUES (?, ?, 'Ana Reyes', '2026-03-05', ?, ?)`,
    studentId,
    ownSlot,
    `${name} told me something in confidence`,
    filledAt,
  )
}

function fillPapers(database: WriteDatabase, { studentId, planId }: Filled, name: string): void {
  const agreementId = database.run(
    `INSERT INTO agreement (plan_id, student_id, number, snapshot, pdf, sha256, pages, made_at, state, signatures)
     VALUES (?, ?, 1, ?, ?, '', 2, ?, 'signed', ?)`,
    planId,
    studentId,
    JSON.stringify({ name }),
    Buffer.from(name),
    filledAt,
    JSON.stringify([{ party: 'student', name, signedOn: '2026-03-02' }]),
  ).id
  database.run(
    `INSERT INTO attachment (agreement_id, file_name, media_type, bytes, added_at, content)
     VALUES (?, ?, 'image/png', 4, ?, ?)`,
    agreementId,
    `${name}.png`,
    filledAt,
    Buffer.from(name),
  )
  database.run(
    `INSERT INTO phone_agreement (agreement_id, party, name, agreed_on, called_by, read_aloud, witness, interpreter,
       interpreter_language, recorded_at)
     VALUES (?, 'family', ?, '2026-03-02', 'Ana Reyes', 'All of it', '', '', '', ?)`,
    agreementId,
    name,
    filledAt,
  )
  database.run(
    `INSERT INTO consent (student_id, who, for_whom, what, purpose, given_on, staff_name, recorded_at)
     VALUES (?, ?, 'The clinic', 'Goals', 'To help', '2026-03-02', 'Ana Reyes', ?)`,
    studentId,
    `Mother of ${name}`,
    filledAt,
  )
  const tableId = database.run(
    `INSERT INTO disclosure (student_name, happened_at, recipient, purpose, basis, what, how, staff_name, sha256)
     VALUES ('2 students', ?, 'The district', 'To plan', 'school-official', 'Caseload', 'saved', 'Ana Reyes', '')`,
    filledAt,
  ).id
  database.run('INSERT INTO student_of_disclosure VALUES (?, ?)', tableId, studentId)
  database.run(
    `INSERT INTO disclosure (student_id, student_name, happened_at, recipient, purpose, basis, what, how, staff_name, sha256)
     VALUES (?, ?, ?, 'The family', 'To sign', 'parent-or-student-request', 'Agreement 1', 'printed', 'Ana Reyes', '')`,
    studentId,
    name,
    filledAt,
  )
}
