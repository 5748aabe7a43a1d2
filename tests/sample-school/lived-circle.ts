/**
 * Eleven students of the sample school who had a study buddy for two months, so that a support can be looked at across
 * the school: with fewer than ten, nothing would be shown. Their plans have ended and ask nobody for anything.
 */
import { type IsoDate, toEpochDay, weekdayOf } from '#shared/domain/day.ts'
import type { BankSupportId, ItemId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { sectionIds } from '#shared/domain/sections/registry.ts'
import type { TestVault } from '../core/open-core.ts'
import { makePlanContent, type PlanWords } from './lived-plans.ts'
import { createRandom } from './random.ts'
import type { SampleSchool } from './sample-school.ts'

const buddies = 11
const support = 'Study buddy'
const beganDaysAgo = 47
const endedDaysAgo = 4

type Told = {
  days: readonly IsoDate[]
  back: (count: number) => IsoDate
  bankIds: ReadonlyMap<string, BankSupportId>
}
type Event = { on: IsoDate; run: () => Promise<unknown> }

/** What happens with them, day by day. Those who were away most this year, the students of the stories left out. */
export async function tellCircle(vault: TestVault, school: SampleSchool, told: Told): Promise<Event[]> {
  const events: Event[] = []
  for (const [place, number] of chooseBuddies(school, told).entries()) {
    const { rows } = await vault.call('students.list', { state: 'active', search: number })
    const student = rows.find((row) => row.schoolNumber === number)
    if (student === undefined) throw new Error(`the sample school has no student ${number}`)
    const [called = ''] = student.fullName.split(' ')
    events.push(...tellBuddy(vault, told, { studentId: student.id, called, seed: place + 1 }))
  }
  return events
}

/** School numbers, fixed for a seed of the school. */
function chooseBuddies({ attendance, roster, facts }: SampleSchool, { days }: Told): string[] {
  const firstOn = days[0] ?? ''
  const stories = new Set(facts.stories.map(({ schoolNumber }) => schoolNumber))
  const left = new Set(
    roster.split('\r\n').flatMap((row) => {
      const fields = row.split(',')
      return fields[10] === '' ? [] : [fields[0] ?? '']
    }),
  )
  const away = new Map<string, number>()
  for (const row of attendance.split('\r\n').slice(1)) {
    const [number = '', on = '', code = ''] = row.split(',')
    if (on < firstOn || !'AEU'.includes(code) || code === '') continue
    if (!stories.has(number) && !left.has(number)) away.set(number, (away.get(number) ?? 0) + 1)
  }
  return [...away]
    .toSorted((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, buddies)
    .map(([number]) => number)
}

function tellBuddy(
  vault: TestVault,
  { days, back, bankIds }: Told,
  { studentId, called, seed }: { studentId: StudentId; called: string; seed: number },
): Event[] {
  const { call } = vault
  const random = createRandom(seed)
  const startsOn = back(beganDaysAgo)
  const endsOn = back(endedDaysAgo)
  let planId: PlanId | null = null
  const withPlan = (work: (id: PlanId) => Promise<unknown>) => async () => {
    if (planId !== null) await work(planId)
  }
  const sessions = days.filter(
    (day) => startsOn < day && day < endsOn && weekdayOf(toEpochDay(day)) === 3 && random.chance(0.9),
  )
  return [
    {
      on: startsOn,
      run: async () => {
        planId = await agree(vault, studentId, makePlanContent(wordsOf(called), startsOn, bankIds), startsOn)
      },
    },
    ...sessions.map((on) => ({
      on,
      run: withPlan((id) =>
        call('deliveries.record', {
          planId: id,
          supportId: 'p0' as ItemId,
          on,
          state: random.chance(0.85) ? 'given' : 'not-given',
          words: '',
        }),
      ),
    })),
    {
      on: endsOn,
      run: withPlan((id) =>
        call('plans.move', {
          planId: id,
          to: 'completed',
          reason: 'The study buddies meet on their own now.',
          whatHelped: 'Someone who waited at the classroom door.',
        }),
      ),
    },
  ]
}

async function agree(
  { call, link }: TestVault,
  studentId: StudentId,
  content: ReturnType<typeof makePlanContent>,
  on: IsoDate,
): Promise<PlanId> {
  const { id, revision: first } = await call('plans.start', { studentId })
  let revision = first
  for (const section of sectionIds) {
    revision = (await call('plans.saveSection', { planId: id, revision, section, content: content[section] }))
      .revision
  }
  const { paper } = await call('agreements.prepare', { planId: id })
  const disclosure = {
    recipient: 'The family',
    purpose: 'Our family meeting',
    basis: 'parent-or-student-request',
  } as const
  await link('link.recordPrint', { paperId: paper.id, disclosure })
  const [agreement] = (await call('agreements.list', { planId: id })).agreements
  if (agreement === undefined) throw new Error('a printed agreement is stored')
  await call('agreements.recordSignatures', {
    id: agreement.id,
    signatures: [{ party: 'school', name: 'Ms. Okafor', signedOn: on }],
  })
  await call('plans.move', { planId: id, to: 'active', reason: 'We begin today.', whatHelped: '' })
  return id
}

const wordsOf = (called: string): PlanWords => ({
  called,
  says: 'I do not want to walk into the room alone.',
  helps: 'It helps when somebody keeps me a seat.',
  strength: 'Listens well',
  interest: 'Games at lunch',
  family: { name: 'The family', says: 'We hardly hear about school at home.', language: 'English' },
  barriers: [
    {
      category: 'climate-and-belonging',
      whose: 'student',
      words: 'I know nobody in my lessons',
      answeredBy: [0],
    },
    {
      category: 'learning-gaps',
      whose: 'school',
      words: 'Missed lessons that the next ones build on',
      answeredBy: [],
    },
  ],
  supports: [{ bankName: support, who: 'Mr. Castillo', weekdays: [3], time: '12:20' }],
  goal: {
    activity: 'eat lunch with my study buddy',
    weekdays: [3],
    time: '12:20',
    place: 'the library',
    because: 'Games at lunch are more fun together.',
  },
  promises: {
    student: 'I will tell my buddy when I cannot come',
    family: 'We will ask how lunch was',
    school: 'We will keep the library open at lunch',
  },
  isPhased: false,
})
