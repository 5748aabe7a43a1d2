/**
 * The sample school after a good part of a school year with Open Door: plans at every stage, promises kept and late,
 * check-ins, reviews and decisions, each recorded on the day on which it would have happened. Everything goes through
 * core, as the window would send it.
 */
import type { ImportKind } from '#shared/domain/attendance-import.ts'
import {
  addDays,
  fromEpochDay,
  type IsoDate,
  toEpochDay,
  type Weekday,
  weekdayOf,
} from '#shared/domain/day.ts'
import type { BankSupportId, ItemId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { listSchoolDays } from '#shared/domain/school-calendar.ts'
import { sectionIds } from '#shared/domain/sections/registry.ts'
import type { TestVault } from '../core/open-core.ts'
import { tellCircle } from './lived-circle.ts'
import { livedPlans, makePlanContent, type PlanWords } from './lived-plans.ts'
import { createRandom, type Random } from './random.ts'
import type { SampleSchool } from './sample-school.ts'
import { makeSampleScores } from './sample-scores.ts'

type Event = { on: IsoDate; run: () => Promise<unknown> }
type Plot = {
  words: PlanWords
  fullName: string
  /** How many school days ago the plan was agreed. */
  began: number
  /** What became of it; `unsigned` was printed a few days ago. */
  ending: 'active' | 'late' | 'unsigned' | 'paused' | 'completed'
}

const plots: readonly Plot[] = [
  { words: livedPlans.lukasz, fullName: 'Łukasz Wójcik', began: 42, ending: 'active' },
  { words: livedPlans.isil, fullName: 'Işıl Yıldız', began: 26, ending: 'late' },
  { words: livedPlans.wren, fullName: 'Wren Oakes', began: 4, ending: 'unsigned' },
  { words: livedPlans.jethro, fullName: 'Jéthro Jean-Baptiste', began: 38, ending: 'paused' },
  { words: livedPlans.hodan, fullName: 'Hodan Warsame', began: 48, ending: 'completed' },
]

const saidAtCheckIns = [
  'Monday was hard, the rest was okay.',
  'Someone saved me a seat.',
  'Mornings are still hard.',
  'Math is better, mornings are still hard.',
  'I stayed the whole day and did not notice.',
  'It is getting normal.',
]

const saidByText = [
  ['Sent the days of next week, and asked how the mornings are.', 'information'],
  ['Said what went well this week. They were glad to hear it.', 'celebration'],
  ['Asked what would make Mondays easier.', 'information'],
  ['Said sorry for the letter that came too late.', 'repair'],
] as const

/** Noon of a day here, so that core sees that day whatever the time zone. */
function noonOf(day: IsoDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year ?? 0, (month ?? 1) - 1, date, 12).toISOString()
}

/**
 * Lives through the last weeks of the school. The clock of the vault goes back, through them, and ends where it was.
 * Bringing in the students and marks is part of it.
 */
export async function liveThrough(
  vault: TestVault,
  school: SampleSchool,
  { today, bringIn }: { today: IsoDate; bringIn: (kind: ImportKind, text: string) => Promise<void> },
): Promise<void> {
  const now = vault.clock.now().toISOString()
  const days = listSchoolDays(school.facts.years[1], today).map(fromEpochDay)
  const back = (count: number) => days.at(-count - 1) ?? days[0] ?? today
  vault.clock.set(noonOf(back(50)))
  for (const draft of school.facts.years) await vault.call('school.saveYear', { id: null, draft })
  await bringIn('roster', school.roster)
  const bankIds = await makeBank(vault)
  const scores = makeSampleScores(school, today)
  const random = createRandom(7)
  const away = new Set(
    school.attendance.split('\n').flatMap((row) => {
      const [number, on, code] = row.trim().split(',')
      return code !== undefined && 'AEU'.includes(code) ? [`${number},${on}`] : []
    }),
  )
  const events: Event[] = [50, 36, 22, 8, 0].map((count, place, all) => ({
    on: back(count),
    run: () => bringIn('attendance', rowsBetween(school.attendance, all[place - 1], count, back)),
  }))
  for (const kind of ['grades', 'participation', 'ratings', 'totals'] as const)
    events.push({ on: back(0), run: () => bringIn(kind, scores[kind]) })
  for (const plot of plots)
    events.push(...(await tellPlot(vault, plot, { days, back, bankIds, random, away })))
  events.push(...(await tellCircle(vault, school, { days, back, bankIds })))
  for (const { on, run } of events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    vault.clock.set(noonOf(on))
    await run()
  }
  vault.clock.set(now)
}

/** The rows of an export that came after the last one. */
function rowsBetween(
  attendance: string,
  before: number | undefined,
  count: number,
  back: (count: number) => IsoDate,
): string {
  const [header = '', ...rows] = attendance.split('\n')
  const after = before === undefined ? '' : back(before)
  const through = back(count)
  const kept = rows.filter((row) => {
    const on = /\d{4}-\d{2}-\d{2}/.exec(row)?.[0]
    return on !== undefined && on > after && on <= through
  })
  return [header, ...kept, ''].join('\n')
}

/** The starters, a few of them with a person, a place and a number. */
async function makeBank({ call }: TestVault): Promise<Map<string, BankSupportId>> {
  const { supports } = await call('bank.addStarters', {})
  const known: Record<string, { who: string; times: string; capacity: number | null }> = {
    Tutoring: { who: 'Mr. Lind', times: 'Room 12, 15:15', capacity: 8 },
    'Bus pass': { who: 'Ms. Reyes, the office', times: '', capacity: 20 },
    'School nurse': { who: 'Nurse Adeyemi', times: 'Room 2, from 8:00', capacity: null },
    Mentor: { who: 'Mr. Castillo', times: '', capacity: 2 },
  }
  for (const { id, revision, placesTaken: _, ...draft } of supports) {
    const more = known[draft.name]
    if (more !== undefined) await call('bank.save', { id, revision, draft: { ...draft, ...more } })
  }
  return new Map(supports.map((one) => [one.name, one.id]))
}

type Told = {
  days: readonly IsoDate[]
  back: (count: number) => IsoDate
  bankIds: ReadonlyMap<string, BankSupportId>
  random: Random
  /** `number,day` of everyone who was away. */
  away: ReadonlySet<string>
}

async function tellPlot(vault: TestVault, plot: Plot, told: Told): Promise<Event[]> {
  const { call } = vault
  const { rows } = await call('students.list', { state: 'active', search: plot.fullName })
  const [student] = rows
  if (student === undefined) throw new Error(`the sample school has no ${plot.fullName}`)
  const studentId = student.id
  const isThere = (day: IsoDate) => !told.away.has(`${student.schoolNumber},${day}`)
  const startsOn = told.back(plot.began)
  let planId: PlanId | null = null
  const withPlan = (work: (id: PlanId) => Promise<unknown>) => async () => {
    if (planId !== null) await work(planId)
  }
  const begin: Event = {
    on: startsOn,
    run: async () => {
      await logContact(
        vault,
        studentId,
        plot,
        startsOn,
        'meeting',
        'We wrote the plan together at the table.',
      )
      planId = await writePlan(vault, studentId, plot, startsOn, told.bankIds)
      await printAgreement(vault, planId, plot, startsOn)
      if (plot.ending !== 'unsigned')
        await call('plans.move', { planId, to: 'active', reason: 'We begin today.', whatHelped: '' })
    },
  }
  if (plot.ending === 'unsigned') return [begin]
  const lived = told.days.filter((day) => day > startsOn)
  return [
    begin,
    ...lived.flatMap((day) => liveOneDay(vault, plot, { day, studentId, startsOn, withPlan, told, isThere })),
    ...turnOfEvents(vault, plot, { studentId, startsOn, withPlan, told, isThere }),
  ]
}

async function writePlan(
  { call }: TestVault,
  studentId: StudentId,
  { words }: Plot,
  startsOn: IsoDate,
  bankIds: ReadonlyMap<string, BankSupportId>,
): Promise<PlanId> {
  const plan = await call('plans.start', { studentId })
  const content = makePlanContent(words, startsOn, bankIds)
  let { revision } = plan
  for (const section of sectionIds) {
    const saved = await call('plans.saveSection', {
      planId: plan.id,
      revision,
      section,
      content: content[section],
    })
    revision = saved.revision
  }
  return plan.id
}

async function printAgreement(
  { call, link }: TestVault,
  planId: PlanId,
  { words, ending, fullName }: Plot,
  on: IsoDate,
): Promise<void> {
  const { paper } = await call('agreements.prepare', { planId })
  await link('link.recordPrint', {
    paperId: paper.id,
    disclosure: {
      recipient: words.family.name,
      purpose: 'Our family meeting',
      basis: 'parent-or-student-request',
    },
  })
  if (ending === 'unsigned') return
  const [agreement] = (await call('agreements.list', { planId })).agreements
  if (agreement === undefined) throw new Error('a printed agreement is stored')
  await call('agreements.recordSignatures', {
    id: agreement.id,
    signatures: [
      { party: 'student', name: fullName, signedOn: on },
      { party: 'family', name: words.family.name, signedOn: on },
      { party: 'school', name: 'Ms. Okafor', signedOn: on },
    ],
  })
}

function logContact(
  { call }: TestVault,
  studentId: StudentId,
  { words }: Plot,
  on: IsoDate,
  channel: 'meeting' | 'text' | 'call',
  said: string,
  more: { wasReached?: boolean; tone?: 'celebration' | 'information' | 'repair' } = {},
): Promise<unknown> {
  return call('contacts.log', {
    studentId,
    happenedOn: on,
    withWhom: words.family.name,
    channel,
    direction: 'out',
    wasReached: more.wasReached ?? true,
    words: said,
    tone: more.tone ?? 'information',
    language: words.family.language,
  })
}

type Scene = {
  studentId: StudentId
  startsOn: IsoDate
  withPlan: (work: (id: PlanId) => Promise<unknown>) => () => Promise<void>
  told: Told
  isThere: (day: IsoDate) => boolean
}

/** What an ordinary day leaves behind: sessions of supports, goals on their weekdays, a check-in, a message home. */
function liveOneDay(vault: TestVault, plot: Plot, scene: Scene & { day: IsoDate }): Event[] {
  const { call } = vault
  const { day, studentId, withPlan, told, isThere } = scene
  const weekday = weekdayOf(toEpochDay(day)) as Weekday
  const isRecent = day >= told.back(9)
  // The one whose promises are late was not met lately either.
  if (plot.ending === 'late' && isRecent) return []
  if (plot.ending === 'paused' && day >= told.back(12)) return []
  if (plot.ending === 'completed' && day >= told.back(6)) return []
  const events: Event[] = []
  // A goal that needs a session cannot be met where the session was not held.
  const isHeld = told.random.chance(0.9)
  const add = (work: (planId: PlanId) => Promise<unknown>) => events.push({ on: day, run: withPlan(work) })
  for (const [place, support] of plot.words.supports.entries()) {
    if (!support.weekdays.includes(weekday) || support.weekdays.length > 3) continue
    const state = !isThere(day) ? 'away' : isHeld ? 'given' : 'not-given'
    add((planId) =>
      call('deliveries.record', {
        planId,
        supportId: `p${place}` as ItemId,
        on: day,
        state,
        words: state === 'not-given' ? 'Room was taken' : '',
      }),
    )
  }
  if (plot.words.goal.weekdays.includes(weekday) && day < told.back(1)) {
    const state = !isThere(day) || !isHeld ? 'excused' : told.random.chance(0.85) ? 'done' : 'missed'
    const days = [{ on: day, state: state as 'done', words: '' }]
    add((planId) => call('goals.verify', { planId, goalId: 'g1' as ItemId, days }))
  }
  if (weekday === 4) {
    const wasReached = told.random.chance(0.8)
    const [message, tone] = saidByText[Math.floor(told.random.next() * saidByText.length)] ?? saidByText[0]
    const said = wasReached ? message : 'No answer, left a message.'
    add(() =>
      logContact(vault, studentId, plot, day, 'text', said, { wasReached, ...(wasReached ? { tone } : {}) }),
    )
  }
  if (weekday === 5 && isThere(day)) {
    const rise = Math.min(5, 2 + Math.floor(told.random.next() * 3))
    const words = saidAtCheckIns[Math.floor(told.random.next() * saidAtCheckIns.length)] ?? ''
    add((planId) =>
      call('checkIns.log', {
        studentId,
        planId,
        happenedOn: day,
        wasMet: true,
        feeling: rise,
        belonging: Math.max(1, rise - 1),
        words,
        nextStep: '',
        nextStepOn: null,
        verified: [],
      }),
    )
  }
  return events
}

/** Promises, the review a month on, and how the plan stands today. */
function turnOfEvents(vault: TestVault, plot: Plot, scene: Scene): Event[] {
  const { call } = vault
  const { startsOn, withPlan, told, studentId } = scene
  const events: Event[] = []
  const on = (day: IsoDate, work: (planId: PlanId) => Promise<unknown>) => {
    const last = told.back(0)
    if (day <= last) events.push({ on: day, run: withPlan(work) })
  }
  const settle = (place: number, state: 'kept' | 'not-yet') => (planId: PlanId) =>
    call('promises.settle', {
      planId,
      itemId: `m${place}` as ItemId,
      state,
      dueOn: addDays(startsOn, 14),
    })
  on(addDays(startsOn, 12), settle(0, 'kept'))
  if (plot.ending !== 'late') on(addDays(startsOn, 13), settle(2, 'kept'))
  if (plot.ending !== 'late') on(addDays(startsOn, 28), (planId) => holdReview(vault, planId, plot, startsOn))
  if (plot.ending === 'paused')
    on(told.back(12), (planId) =>
      call('plans.move', {
        planId,
        to: 'paused',
        reason: 'Three weeks at the clinic; the plan waits for him.',
        whatHelped: '',
      }),
    )
  if (plot.ending === 'completed') {
    on(told.back(10), (planId) =>
      call('plans.move', {
        planId,
        to: 'stepping-down',
        reason: 'She comes every day and asks for less.',
        whatHelped: '',
      }),
    )
    on(told.back(5), (planId) =>
      call('plans.move', {
        planId,
        to: 'completed',
        reason: 'We celebrated with the debate team.',
        whatHelped: 'The mentor, the letters in Somali, and that someone stood at the back stairs.',
      }),
    )
  }
  if (plot.ending === 'late')
    on(told.back(3), () =>
      logContact(vault, studentId, plot, told.back(3), 'call', 'Rang twice, no answer.', {
        wasReached: false,
      }),
    )
  return events
}

async function holdReview(
  { call }: TestVault,
  planId: PlanId,
  { words }: Plot,
  startsOn: IsoDate,
): Promise<void> {
  const open = await call('reviews.start', { planId })
  const saved = await call('reviews.save', {
    id: open.id,
    revision: open.revision,
    nextOn: addDays(startsOn, 58),
    content: {
      present: `${words.called}, ${words.family.name}, Mr. Lind, Ms. Okafor`,
      goodNews: [
        { id: 'g1' as ItemId, words: `${words.called} came to ${words.goal.place} more often than planned.` },
      ],
      challenges: [
        {
          id: 'c1' as ItemId,
          lens: 'family',
          words: words.barriers[0]?.words ?? '',
          shared: 'School: asks the day center. Family: tries one Monday.',
        },
      ],
      notes: '',
    },
  })
  await call('decisions.make', {
    planId,
    reviewId: open.id,
    about: 'support',
    itemId: 'p0' as ItemId,
    stageChoice: null,
    untilOn: null,
    what: `Keep “${words.supports[0]?.bankName ?? ''}” and add a second day`,
    reason: 'It works when it happens.',
    who: 'Ms. Okafor',
    byOn: addDays(startsOn, 42),
  })
  await call('reviews.close', { id: open.id, revision: saved.revision, nextOn: addDays(startsOn, 58) })
}
