/** A review packet of a year: everything chosen, 180 days of marks, charts, contacts and decisions. For tests and benchmarks. */
import type { ReviewPacketInput } from '#core/documents/templates/packet/packet-paper.ts'
import type { AttendanceDay } from '#shared/domain/attendance.ts'
import type { Contact } from '#shared/domain/contact.ts'
import { addDays, fromEpochDay, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import type { Decision } from '#shared/domain/decision.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import type { ContactId, DecisionId, NoteId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { type PacketSnapshot, type PacketWish, packetPartIds } from '#shared/domain/packet.ts'
import { aPlanContent, aSnapshot, item } from './a-snapshot.ts'
import { fullYear } from './a-student-year.ts'

const firstDay = '2025-09-01'
const schoolDays = 180

const states = ['present', 'present', 'late', 'present', 'away-excused', 'present', 'away-unexcused'] as const

/** School days from September on, with a week closed at the end of the year. */
export function aYearOfMarks(count = schoolDays): AttendanceDay[] {
  const days: AttendanceDay[] = []
  for (let day = toEpochDay(firstDay), marked = 0; marked < count; day += 1) {
    if (weekdayOf(day) > 5) continue
    const on = fromEpochDay(day)
    const isClosed = on >= '2025-12-22' && on <= '2026-01-02'
    if (!isClosed) marked += 1
    days.push({
      on,
      state: isClosed ? 'closed' : (states[marked % states.length] ?? 'present'),
      afternoon: null,
      label: isClosed ? 'Winter break' : null,
    })
  }
  return days
}

const evidence = (on: IsoDate): Evidence => ({
  on,
  sinceOn: addDays(on, -28),
  marksThroughOn: on,
  since: { absent: 4, enrolled: 20 },
  before: { absent: 9, enrolled: 20 },
  year: { absent: 13, enrolled: 40 },
  stage: null,
  goals: [],
  supports: [],
  promises: [],
  checkIns: { count: 2, feelings: [3, 4], belongings: [2, 3], lastWords: '' },
  contacts: { count: 3, reached: 2 },
})

function aContact(place: number): Contact {
  return {
    id: (place + 1) as ContactId,
    studentId: 1 as StudentId,
    happenedOn: addDays(firstDay, place * 6),
    withWhom: 'Samira Haddad',
    channel: place % 3 === 0 ? 'home-visit' : 'call',
    direction: place % 4 === 0 ? 'in' : 'out',
    wasReached: place % 5 !== 1,
    words: `She likes the mural and asked about the bus. This is contact ${place + 1}.`,
    tone: 'information',
    language: place % 2 === 0 ? 'Arabic' : '',
    hadInterpreter: place % 4 === 0,
    nextStep: place % 3 === 0 ? 'Send the timetable' : '',
    nextStepOn: place % 3 === 0 ? addDays(firstDay, place * 6 + 3) : null,
    staffName: 'Grace Okafor',
    nextStepDoneOn: null,
    loggedAt: '2026-03-02T09:00:00.000Z',
  }
}

function aDecision(place: number): Decision {
  const decidedOn = addDays('2025-10-06', place * 28)
  return {
    id: (place + 1) as DecisionId,
    planId: 1 as PlanId,
    studentId: 1 as StudentId,
    reviewId: null,
    about: 'support',
    itemId: null,
    stageChoice: null,
    untilOn: null,
    what: `Move the tutoring to the first hour (${place + 1})`,
    reason: 'The afternoons are long for her.',
    who: 'Mr. Lind',
    byOn: addDays(decidedOn, 7),
    decidedOn,
    staffName: 'Grace Okafor',
    evidence: evidence(decidedOn),
    doneOn: place % 2 === 0 ? addDays(decidedOn, 5) : null,
    sharedOn: null,
  }
}

export function aPacketSnapshot(changed: Partial<PacketSnapshot> = {}): PacketSnapshot {
  const content = aPlanContent()
  return {
    fullName: 'Amina Haddad',
    calledName: 'Amina',
    grade: '8',
    parts: packetPartIds,
    agreement: {
      snapshot: aSnapshot({ content }),
      hidden: [],
      signatures: [
        { party: 'student', name: 'Amina Haddad', signedOn: '2026-02-03', how: 'paper', strokes: [] },
        { party: 'family', name: 'Samira Haddad', signedOn: '2026-02-03', how: 'typed', strokes: [] },
      ],
    },
    goals: [1, 2, 3].map((number) => ({
      goal: {
        goalId: item(`g${number}`),
        sentence: `Amina goes to math tutoring on Tuesdays and Thursdays at 15:15, ${number + 4} of 8 by 12 December 2025.`,
        planned: 8,
        done: 5,
        missed: 2,
        excused: 1,
        target: 6,
        outOf: 8,
        dueOn: '2025-12-12',
      },
      because: number === 1 ? 'She wants to draw animations, and that needs geometry.' : '',
    })),
    year: fullYear,
    contacts: Array.from({ length: 30 }, (_, place) => aContact(place)),
    decisions: Array.from({ length: 6 }, (_, place) => aDecision(place)),
    promises: (['kept', 'open', 'not-yet', 'changed', 'kept'] as const).map((state, place) => ({
      id: item(`m${place}`),
      party: (['school', 'family', 'student'] as const)[place % 3] ?? 'school',
      words: `Promise ${place + 1}: a quiet desk by the window, every morning.`,
      who: place === 0 ? 'Mr. Lind' : '',
      dueOn: '2026-03-17',
      state,
      settledOn: state === 'open' ? null : '2026-03-10',
    })),
    notes: [
      {
        id: 1 as NoteId,
        studentId: 1 as StudentId,
        writtenOn: '2026-01-12',
        words: 'Something was told in trust.',
        staffName: 'Grace Okafor',
        savedAt: '2026-01-12T09:00:00.000Z',
      },
    ],
    days: aYearOfMarks(),
    leftOut: [],
    ...changed,
  }
}

export const aPacketWish = (changed: Partial<PacketWish> = {}): PacketWish => ({
  parts: [...packetPartIds],
  fromOn: '2025-09-01',
  toOn: '2026-06-12',
  reader: 'team',
  recipient: 'The student support team of Lincoln Middle School',
  purpose: 'To review the year and plan the next one',
  ...changed,
})

export const aPacket = (
  students: readonly PacketSnapshot[] = [aPacketSnapshot()],
  changed: Partial<ReviewPacketInput> = {},
): ReviewPacketInput => ({
  schoolName: 'Lincoln Middle School',
  staffName: 'Grace Okafor',
  paperSize: 'A4',
  madeOn: '2026-06-15',
  wish: aPacketWish(),
  students,
  ...changed,
})
