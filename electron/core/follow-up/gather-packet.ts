/** Everything that a review packet tells of one student, gathered once and then fixed. Tells nothing that was not asked for. */
import type { SlotId } from '#shared/contract/calls/vault.ts'
import { findLastSigned, type Agreement } from '#shared/domain/agreement.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import {
  choosePacketParts,
  isInPeriod,
  type PacketPart,
  type PacketSnapshot,
  type PacketWish,
  redactAgreement,
} from '#shared/domain/packet.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { StudentYear } from '#shared/domain/student-year.ts'
import { calledNameOf, fullNameOf } from '#shared/domain/student.ts'
import { localDayOf } from '../process/clock.ts'
import type { ReadDatabase } from '../storage/database.ts'
import { listAgreementsOfStudent } from '../storage/tables/agreements.ts'
import { listContacts } from '../storage/tables/contacts.ts'
import { listDecisions } from '../storage/tables/decisions.ts'
import { findPlanOfStudent, listPlans } from '../storage/tables/plans.ts'
import { listOwnNotes } from '../storage/tables/restricted-notes.ts'
import { listSchoolYears } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import { gatherEvidence } from './gather-evidence.ts'
import { lookAtStudentYear } from './student-year.ts'

export type PacketReader = {
  today: IsoDate
  /** Whose restricted notes may be in it, when they are asked for. */
  slotId: SlotId
}

/** Throws `student.not-found`. */
export function gatherPacket(
  database: ReadDatabase,
  studentId: StudentId,
  wish: PacketWish,
  { today, slotId }: PacketReader,
): PacketSnapshot {
  const student = getStudent(database, studentId)
  const { told, leftOut } = choosePacketParts(wish)
  const isTold = (part: PacketPart) => told.includes(part)
  const toOn = wish.toOn ?? today
  const plan = findPlanOfStudent(database, studentId)
  const found = isTold('agreement') ? findAgreement(database, studentId, toOn) : null
  const redacted = found === null ? null : redactAgreement(found.snapshot, wish.reader)
  const year = isTold('evidence') || isTold('marks') ? lookAtYear(database, studentId, wish, today) : null
  return {
    fullName: fullNameOf(student),
    calledName: calledNameOf(student),
    grade: student.grade,
    parts: told,
    agreement:
      found === null || redacted === null
        ? null
        : { snapshot: redacted.snapshot, hidden: redacted.hidden, signatures: found.signatures },
    goals: isTold('goals') ? listGoals(database, plan, toOn) : [],
    year: isTold('evidence') ? year : null,
    contacts: isTold('contacts')
      ? listContacts(database, studentId)
          .filter(({ happenedOn }) => isInPeriod(happenedOn, wish))
          .toSorted((one, other) => (one.happenedOn < other.happenedOn ? -1 : 1))
      : [],
    decisions: isTold('decisions')
      ? listPlans(database, studentId)
          .flatMap(({ id }) => listDecisions(database, id))
          .filter(({ decidedOn }) => isInPeriod(decidedOn, wish))
          .toSorted((one, other) => (one.decidedOn < other.decidedOn ? -1 : 1))
      : [],
    promises: isTold('promises')
      ? (plan?.content.promises.items ?? []).filter(({ words }) => words.trim() !== '')
      : [],
    notes: isTold('notes')
      ? listOwnNotes(database, studentId, slotId)
          .filter(({ writtenOn }) => isInPeriod(writtenOn, wish))
          .toReversed()
      : [],
    days: isTold('marks')
      ? (year?.year?.days ?? []).filter(({ on }) => isInPeriod(on, { ...wish, toOn }))
      : [],
    leftOut: [...leftOut, ...(redacted?.leftOut ?? [])],
  }
}

/** The last that was signed by then; while none was, the newest. */
function findAgreement(database: ReadDatabase, studentId: StudentId, toOn: IsoDate): Agreement | null {
  const made = listAgreementsOfStudent(database, studentId)
    .filter(({ madeAt }) => localDayOf(new Date(madeAt)) <= toOn)
    .map((agreement): Agreement => {
      const signatures = agreement.signatures.filter(({ signedOn }) => signedOn <= toOn)
      return { ...agreement, signatures, state: signatures.length === 0 ? 'open' : agreement.state }
    })
  return findLastSigned(made)?.agreement ?? made[0] ?? null
}

function listGoals(database: ReadDatabase, plan: Plan | null, toOn: IsoDate): PacketSnapshot['goals'] {
  if (plan === null) return []
  const because = new Map(plan.content.goals.items.map((goal) => [goal.id, goal.because]))
  return gatherEvidence(database, plan.id, toOn).goals.map((goal) => ({
    goal,
    because: because.get(goal.goalId) ?? '',
  }))
}

/** The school year in which the period ends. */
function lookAtYear(
  database: ReadDatabase,
  studentId: StudentId,
  { fromOn, toOn }: PacketWish,
  today: IsoDate,
): StudentYear {
  const last = toOn !== null && toOn < today ? toOn : today
  const year = listSchoolYears(database).find(({ startsOn }) => startsOn <= last)
  return lookAtStudentYear(database, studentId, year?.id ?? null, last, { fromOn, toOn })
}
