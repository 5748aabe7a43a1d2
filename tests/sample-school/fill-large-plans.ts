/** Fills a large school with years of lived plans: contacts, check-ins, goals, supports, reviews. Writes rows, skips calls. */
import type { Value, WriteDatabase } from '#core/storage/database.ts'
import { addDays, daysBetween, type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import type { ItemId, StudentId } from '#shared/domain/identity.ts'
import { type PlanContent, planContent } from '#shared/domain/plan.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { sectionIds } from '#shared/domain/sections/registry.ts'
import { createRandom, type Random } from './random.ts'

export type LargePlans = { plans: number; checkIns: number; contacts: number }

const item = (id: string) => id as ItemId
const staffName = 'Ana Reyes'

const topics = [
  'the bus came late again',
  'math tutoring went well',
  'breakfast club is a good start',
  'the hallway is loud in the morning',
  'her brother needs to be taken to school first',
  'he slept badly and came at ten',
  'the mural is nearly finished',
  'we talked about animation and drawing',
  'the nurse looked at the inhaler',
  'grandmother can drive on Wednesdays',
  'the later bus pass has arrived',
  'a friend saved a seat in English',
  'he wants to try the robotics club',
  'the family moved to a new flat',
  'rent and food are hard this month',
  'we agreed to look again in two weeks',
  'Wójcik rang from work and thanked us',
  'the interpreter for Arabic was there',
  'science felt easier with a study buddy',
  'she told a joke and stayed for lunch',
] as const

const say = (random: Random) =>
  Array.from({ length: random.between(2, 5) }, () => random.pick(topics)).join('. ') + '.'

/** 300 plans of different ages, four of five going on; 20,000 check-ins; 40,000 contacts over all students. */
export function fillLargePlans(
  database: WriteDatabase,
  students: readonly StudentId[],
  { lastOn, plans = 300, seed = 11 }: { lastOn: IsoDate; plans?: number; seed?: number },
): LargePlans {
  const random = createRandom(seed)
  const each = Math.floor(students.length / plans)
  let checkIns = 0
  for (let place = 0; place < plans; place += 1) {
    const studentId = students[place * each]
    if (studentId === undefined) break
    const isGoingOn = place % 5 !== 4
    const startsOn = addDays(lastOn, -(isGoingOn ? random.between(60, 250) : random.between(500, 1500)))
    const through = isGoingOn ? lastOn : addDays(startsOn, 240)
    checkIns += livePlan(database, random, { studentId, startsOn, through, isGoingOn })
  }
  const contacts = logContacts(database, random, { students, each, lastOn })
  return { plans, checkIns, contacts }
}

type Life = { studentId: StudentId; startsOn: IsoDate; through: IsoDate; isGoingOn: boolean }

function livePlan(database: WriteDatabase, random: Random, life: Life): number {
  const { studentId, startsOn, through, isGoingOn } = life
  const at = `${startsOn}T09:00:00.000Z`
  const state = isGoingOn ? 'active' : 'completed'
  const planId = insert(database, 'plan', {
    student_id: studentId,
    state,
    revision: 40,
    started_at: at,
    saved_at: `${through}T09:00:00.000Z`,
  })
  const content = makeContent(random, startsOn)
  for (const section of sectionIds) {
    const text = JSON.stringify(content[section])
    insert(database, 'plan_section', { plan_id: planId, section, content: text })
    for (const later of [0, 14, 30, 75].slice(0, random.between(1, 4))) {
      const on = addDays(startsOn, later)
      if (on > through) continue
      insert(database, 'plan_section_day', { plan_id: planId, section, on_day: on, content: text })
    }
  }
  const moves = [
    ['draft', 'agreed', 3],
    ['agreed', 'active', 5],
  ] as const
  for (const [from, to, later] of moves) {
    insert(database, 'plan_move', {
      plan_id: planId,
      from_state: from,
      to_state: to,
      on_day: addDays(startsOn, later),
      reason: '',
      what_helped: '',
      staff_name: staffName,
    })
  }
  signAgreement(database, { studentId, planId, startsOn, content })
  recordDays(database, random, { planId, startsOn, through })
  meetMonthly(database, random, { studentId, planId, startsOn, through })
  return checkIn(database, random, { studentId, planId, startsOn, through })
}

function makeContent(random: Random, startsOn: IsoDate): PlanContent {
  const quotes = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, at) => ({
      id: item(`${prefix}${at}`),
      words: say(random),
      saidOn: startsOn,
    }))
  const due = (days: number) => addDays(startsOn, days)
  return planContent.parse({
    ...emptyPlanContent(),
    voice: {
      quotes: quotes(6, 'v').map((one, at) => ({ ...one, topic: at === 0 ? 'first-step' : 'helps' })),
    },
    strengths: { items: quotes(4, 's').map(({ id, words }) => ({ id, words, kind: 'interest' })) },
    familyWords: { quotes: quotes(3, 'f').map((one) => ({ ...one, who: 'Mother' })) },
    barriers: {
      items: quotes(5, 'b').map(({ id, words }, at) => ({
        id,
        words,
        category: at % 2 === 0 ? 'transport' : 'learning-gaps',
        whose: at % 2 === 0 ? 'family' : 'student',
        sinceOn: startsOn,
        weight: 1 + (at % 5),
        supportIds: [item(`p${at % 3}`)],
        state: 'open',
      })),
    },
    team: {
      members: ['counselor', 'teacher', 'mentor', 'family'].map((role, at) => ({
        id: item(`t${at}`),
        role: role as 'mentor',
        name: `Person ${at + 1}`,
        contact: 'room 12',
        isTouchpoint: at === 0,
      })),
    },
    supports: {
      items: [1, 2, 3].map((weekday, at) => ({
        id: item(`p${at}`),
        kind: at === 0 ? 'transport' : 'tutoring',
        what: random.pick(['Math tutoring', 'A later bus', 'Breakfast club', 'Time with a mentor']),
        who: 'Mr. Lind',
        howOften: 'twice a week',
        weekdays: [weekday as 1, (weekday + 2) as 3],
        time: '15:15',
        startsOn,
        endsOn: null,
      })),
    },
    goals: {
      items: [2, 4].map((weekday, at) => ({
        id: item(`g${at}`),
        activity: at === 0 ? 'come to math tutoring with Mr. Lind' : 'start the day at the breakfast club',
        weekdays: [weekday as 2, 3],
        time: '15:15',
        place: 'room 12',
        target: 30,
        outOf: 40,
        startsOn,
        dueOn: due(280),
        because: 'Animation at the arts school asks for math.',
        supportIds: [item('p1')],
      })),
    },
    promises: {
      items: (['student', 'family', 'school', 'school'] as const).map((party, at) => ({
        id: item(`m${at}`),
        party,
        words: random.pick(topics),
        who: 'Mr. Lind',
        dueOn: due(20 + at * 40),
        state: at === 1 ? ('kept' as const) : ('open' as const),
        settledOn: at === 1 ? due(60) : null,
      })),
    },
    schedule: {
      isPhased: true,
      stages: [0, 14, 28].map((from, at) => ({
        id: item(`w${at}`),
        name: `Stage ${at + 1}`,
        startsOn: due(from),
        endsOn: due(from + 13),
        sessions: [1, 2, 3, 4, 5].map((weekday) => ({
          id: item(`x${at}-${weekday}`),
          weekday: weekday as 1,
          from: '09:00',
          to: `1${at + 1}:30`,
          what: 'Classes',
        })),
        note: '',
      })),
      reviewOn: due(13),
      longerBecause: '',
    },
    rhythm: {
      expectedAttendance: 'Every agreed hour.',
      howWeWatch: 'A card that we look at on Fridays.',
      checkInEvery: 'week',
      checkInWeekdays: [5],
      checkInTime: '10:15',
      firstReviewOn: due(30),
      reviewEvery: 'month',
    },
  })
}

type PlanLife = { planId: number; startsOn: IsoDate; through: IsoDate }

function signAgreement(
  database: WriteDatabase,
  {
    studentId,
    planId,
    startsOn,
    content,
  }: Pick<Life, 'studentId' | 'startsOn'> & { planId: number; content: PlanContent },
): void {
  const signedOn = addDays(startsOn, 3)
  const sha256 = String(planId).padStart(64, '0')
  insert(database, 'agreement', {
    plan_id: planId,
    student_id: studentId,
    number: 1,
    snapshot: JSON.stringify({
      schoolName: 'Larkspur District School',
      paperSize: 'LETTER',
      number: 1,
      madeOn: signedOn,
      student: { fullName: 'A student', calledName: 'A student', grade: '8', pronouns: '' },
      familyNames: [],
      staffName,
      content,
      celebrations: [],
      changes: [],
      lastSignedOn: null,
    }),
    pdf: new Uint8Array(40_000),
    sha256,
    pages: 3,
    made_at: `${signedOn}T09:00:00.000Z`,
    state: 'signed',
    signatures: JSON.stringify([{ party: 'family', name: 'Mother', signedOn }]),
  })
  insert(database, 'disclosure', {
    student_id: studentId,
    student_name: 'A student',
    happened_at: `${signedOn}T09:00:00.000Z`,
    recipient: 'The family',
    purpose: 'To sign',
    basis: 'parent-or-student-request',
    what: 'Reintegration agreement 1',
    how: 'printed',
    staff_name: staffName,
    sha256,
  })
}

/** Goals verified and supports delivered on their weekdays. */
function recordDays(database: WriteDatabase, random: Random, { planId, startsOn, through }: PlanLife): void {
  for (let day = startsOn; day <= through; day = addDays(day, 1)) {
    const weekday = weekdayOf(toEpochDay(day))
    const kept = { plan_id: planId, on_day: day, staff_name: staffName, logged_at: `${day}T15:00:00.000Z` }
    const words = () => (random.chance(0.3) ? random.pick(topics) : '')
    for (const [at, first] of [2, 4].entries()) {
      if (weekday !== first && weekday !== 3) continue
      const state = random.chance(0.75) ? 'done' : random.pick(['missed', 'excused'] as const)
      insert(database, 'goal_occurrence', { ...kept, goal_id: `g${at}`, state, words: words() })
    }
    for (const [at, first] of [1, 2, 3].entries()) {
      if (weekday !== first && weekday !== first + 2) continue
      const state = random.chance(0.8) ? 'given' : random.pick(['not-given', 'away'] as const)
      insert(database, 'delivery', { ...kept, support_id: `p${at}`, state, words: words() })
    }
  }
}

function meetMonthly(
  database: WriteDatabase,
  random: Random,
  { studentId, planId, startsOn, through }: PlanLife & { studentId: StudentId },
): void {
  for (let heldOn = addDays(startsOn, 30); heldOn <= through; heldOn = addDays(heldOn, 30)) {
    const reviewId = insert(database, 'review', {
      plan_id: planId,
      student_id: studentId,
      held_on: heldOn,
      state: 'closed',
      content: JSON.stringify({
        present: 'Student, family, teacher and counselor',
        goodNews: [{ id: 'n1', words: say(random) }],
        challenges: [{ id: 'c1', lens: 'climate', words: say(random), shared: say(random) }],
        notes: say(random),
      }),
      next_on: addDays(heldOn, 30),
      staff_name: staffName,
      revision: 3,
    })
    insert(database, 'decision', {
      plan_id: planId,
      student_id: studentId,
      review_id: reviewId,
      decided_on: heldOn,
      about: 'support',
      what: random.pick(topics),
      reason: say(random),
      who: 'Mr. Lind',
      by_on: addDays(heldOn, 10),
      evidence: makeEvidence(heldOn, startsOn),
      staff_name: staffName,
      done_on: random.chance(0.8) ? addDays(heldOn, 8) : null,
      shared_on: addDays(heldOn, 1),
    })
    insert(database, 'celebration', {
      student_id: studentId,
      key: `own:${heldOn}`,
      kind: 'own',
      on_day: heldOn,
      words: random.pick(topics),
      state: random.pick(['kept', 'told', 'let-go'] as const),
      is_for_paper: 0,
    })
  }
}

const makeEvidence = (on: IsoDate, sinceOn: IsoDate) =>
  JSON.stringify({
    on,
    sinceOn,
    marksThroughOn: on,
    since: { absent: 3, enrolled: 20 },
    before: { absent: 8, enrolled: 20 },
    year: { absent: 20, enrolled: 100 },
    stage: null,
    goals: [],
    supports: [],
    promises: [],
    checkIns: { count: 4, feelings: [3, 4], belongings: [3, 3], lastWords: '' },
    contacts: { count: 5, reached: 4 },
  })

const checkInsAPlan = 67

function checkIn(
  database: WriteDatabase,
  random: Random,
  { studentId, planId, startsOn, through }: PlanLife & { studentId: StudentId },
): number {
  const span = daysBetween(startsOn, through)
  for (let place = 0; place < checkInsAPlan; place += 1) {
    const on = addDays(startsOn, Math.floor((span * place) / checkInsAPlan))
    const wasMet = random.chance(0.9)
    insert(database, 'check_in', {
      student_id: studentId,
      plan_id: planId,
      happened_on: on,
      was_met: wasMet ? 1 : 0,
      feeling: wasMet ? random.between(1, 5) : null,
      belonging: wasMet ? random.between(1, 5) : null,
      words: wasMet ? say(random) : '',
      next_step: random.chance(0.3) ? random.pick(topics) : '',
      next_step_on: null,
      next_step_done_on: null,
      staff_name: staffName,
      logged_at: `${on}T10:30:00.000Z`,
    })
  }
  return checkInsAPlan
}

const allContacts = 40_000
const years = 5

/** Half of them with the families who have a plan. */
function logContacts(
  database: WriteDatabase,
  random: Random,
  { students, each, lastOn }: { students: readonly StudentId[]; each: number; lastOn: IsoDate },
): number {
  const planned = students.filter((_, place) => place % each === 0)
  for (let count = 0; count < allContacts; count += 1) {
    const on = addDays(lastOn, -Math.floor(random.next() ** 2 * 365 * years))
    insert(database, 'contact', {
      student_id: random.pick(count % 2 === 0 ? planned : students),
      happened_on: on,
      with_whom: random.pick(['Mother', 'Father', 'Grandmother', 'the student']),
      channel: random.pick(['call', 'text', 'email', 'letter', 'meeting'] as const),
      direction: random.chance(0.8) ? 'out' : 'in',
      was_reached: random.chance(0.8) ? 1 : 0,
      words: say(random),
      logged_at: `${on}T11:00:00.000Z`,
      tone: random.pick(['celebration', 'information', 'concern', null]),
      staff_name: staffName,
    })
  }
  return allContacts
}

/** The row's id. The statement is the same for every row of a table, so it is prepared once. */
function insert(database: WriteDatabase, table: string, row: Record<string, Value>): number {
  const columns = Object.keys(row)
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
  return database.run(sql, ...Object.values(row)).id
}
