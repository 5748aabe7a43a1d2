/** What the invented families of the sample school and its counselor said and agreed. Words only: knows no vault. */
import { addDays, type IsoDate } from '#shared/domain/day.ts'
import type { BankSupportId, ItemId } from '#shared/domain/identity.ts'
import { type PlanContent, planContent } from '#shared/domain/plan.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import type { z } from 'zod'

export type PlanWords = {
  called: string
  says: string
  helps: string
  strength: string
  interest: string
  family: { name: string; says: string; language: string }
  barriers: {
    category: string
    whose: 'student' | 'family' | 'school'
    words: string
    answeredBy: number[]
  }[]
  supports: { bankName: string; who: string; weekdays: number[]; time: string | null }[]
  goal: { activity: string; weekdays: number[]; time: string; place: string; because: string }
  promises: { student: string; family: string; school: string }
  isPhased: boolean
}

const item = (id: string) => id as ItemId

/** A whole plan from a few words, starting on `startsOn`. `bankIds` finds the entry of the support bank by its name. */
export function makePlanContent(
  words: PlanWords,
  startsOn: IsoDate,
  bankIds: ReadonlyMap<string, BankSupportId>,
): PlanContent {
  const { family } = words
  return planContent.parse({
    ...emptyPlanContent(),
    voice: {
      quotes: [
        { id: item('v1'), topic: 'first-step', words: words.says, saidOn: startsOn },
        { id: item('v2'), topic: 'helps', words: words.helps, saidOn: startsOn },
      ],
    },
    strengths: {
      items: [
        { id: item('s1'), kind: 'strength', words: words.strength },
        { id: item('s2'), kind: 'interest', words: words.interest },
      ],
    },
    familyWords: {
      quotes: [{ id: item('f1'), who: family.name, words: family.says, saidOn: startsOn }],
    },
    barriers: {
      items: words.barriers.map((one, place) => ({
        id: item(`b${place}`),
        category: one.category as 'transport',
        words: one.words,
        whose: one.whose,
        sinceOn: addDays(startsOn, -40),
        weight: 4 - place > 1 ? 4 - place : 2,
        supportIds: one.answeredBy.map((support) => item(`p${support}`)),
        state: 'open' as const,
      })),
    },
    team: {
      members: [
        {
          id: item('t1'),
          role: 'counselor',
          name: 'Ms. Okafor',
          contact: 'Room 4, extension 12',
          isTouchpoint: true,
        },
        { id: item('t2'), role: 'teacher', name: 'Mr. Lind', contact: 'Room 12', isTouchpoint: false },
        { id: item('t3'), role: 'family', name: family.name, contact: '', isTouchpoint: false },
      ],
    },
    helpers: {
      items: [
        {
          id: item('h1'),
          kind: 'everyday',
          name: family.name,
          relation: 'at home',
          canDo: 'Wakes up early and checks the bus',
          phone: '(555) 555-0160',
          when: 'before 8',
          barrierIds: [],
        },
        {
          id: item('h2'),
          kind: 'occasional',
          name: 'Mrs. Alder',
          relation: 'neighbor',
          canDo: 'Can drive when the bus is missed',
          phone: '(555) 555-0161',
          when: 'Mondays and Fridays',
          barrierIds: [item('b0')],
        },
      ],
      badMorning: {
        steps: [
          { id: item('n1'), words: 'Sit up, drink something warm' },
          { id: item('n2'), words: 'Text Ms. Okafor one word' },
          { id: item('n3'), words: 'Come for the second lesson' },
        ],
        callIds: [item('h2')],
        goodToHear: 'Late is fine. We are glad when you are here.',
        schoolWill: 'Ms. Okafor waits at the side door, no questions in the hallway.',
        schoolPhone: '(555) 555-0100',
      },
    },
    supports: {
      items: words.supports.map((one, place) => ({
        id: item(`p${place}`),
        kind: 'other' as const,
        what: one.bankName,
        who: one.who,
        howOften: '',
        bankId: bankIds.get(one.bankName) ?? null,
        weekdays: one.weekdays as [],
        time: one.time,
        startsOn,
        endsOn: null,
      })),
    },
    goals: {
      items: [
        {
          id: item('g1'),
          ...words.goal,
          weekdays: words.goal.weekdays as [],
          target: 6,
          outOf: 8,
          startsOn,
          dueOn: addDays(startsOn, 60),
          supportIds: [item('p0')],
          strengthId: item('s2'),
          baseline: 1,
          steps: [
            { id: item('k1'), words: 'See the room once with Ms. Okafor', doneOn: addDays(startsOn, 1) },
            { id: item('k2'), words: 'Stay for twenty minutes', doneOn: null },
          ],
        },
      ],
    },
    promises: {
      items: (['student', 'family', 'school'] as const).map((party, place) => ({
        id: item(`m${place}`),
        party,
        words: words.promises[party],
        who: party === 'school' ? 'Mr. Lind' : '',
        dueOn: addDays(startsOn, 14),
        state: 'open' as const,
      })),
    },
    schedule: words.isPhased ? makeStages(startsOn) : { ...emptyPlanContent().schedule, isPhased: false },
    classroom: {
      strategies: [
        { id: item('c1'), words: 'Explicit instructions, one step at a time' },
        { id: item('c2'), words: 'Choices tied to what the student likes' },
      ],
    },
    rhythm: {
      expectedAttendance: 'Every day of the timetable, and late rather than not at all',
      howWeWatch: 'We look at the calendar together each Friday',
      checkInEvery: 'week',
      checkInWeekdays: [5],
      checkInTime: '10:40',
      firstReviewOn: addDays(startsOn, 28),
      reviewEvery: 'month',
    },
    communication: {
      items: [
        {
          id: item('r1'),
          withWhom: family.name,
          channel: 'text',
          every: 'week',
          weekday: 4,
          startsOn,
          by: 'Ms. Okafor',
          language: family.language,
          needsInterpreter: false,
          format: '',
        },
      ],
    },
    milestones: {
      items: [
        {
          id: item('l1'),
          kind: 'milestone',
          words: 'A whole week, every morning',
          byOn: addDays(startsOn, 35),
          reachedOn: null,
        },
        {
          id: item('l2'),
          kind: 'habit',
          words: 'Bag packed the evening before',
          byOn: null,
          reachedOn: null,
        },
      ],
      stepDown: 'First the check-ins go to every two weeks, then we celebrate with the mural group.',
    },
  } satisfies z.input<typeof planContent>)
}

function makeStages(startsOn: IsoDate): PlanContent['schedule'] {
  const stage = (place: number, name: string, to: string) => ({
    id: item(`w${place}`),
    name,
    startsOn: addDays(startsOn, place * 14),
    endsOn: addDays(startsOn, place * 14 + 11),
    sessions: ([1, 2, 3, 4, 5] as const).map((weekday) => ({
      id: item(`w${place}-${weekday}`),
      weekday,
      from: '08:30',
      to,
      what: weekday === 1 ? 'Art first' : '',
    })),
    note: '',
  })
  return {
    isPhased: true,
    stages: [stage(0, 'Mornings', '11:30'), stage(1, 'To lunch', '13:00'), stage(2, 'Full days', '15:00')],
    reviewOn: addDays(startsOn, 11),
    longerBecause: '',
  }
}

/** By the school number of the story's student. */
export const livedPlans: Record<'lukasz' | 'isil' | 'wren' | 'hodan' | 'jethro', PlanWords> = {
  lukasz: {
    called: 'Łukasz',
    says: 'If I know that Babcia is not alone on Mondays, I can come.',
    helps: 'It helps when Mr. Lind does not ask in front of everyone.',
    strength: 'Repairs bikes and explains how',
    interest: 'The robotics group',
    family: {
      name: 'Bożena Wójcik',
      says: 'He looks after my mother when I work. I did not know where to ask.',
      language: 'Polish',
    },
    barriers: [
      {
        category: 'family-responsibilities',
        whose: 'student',
        words: 'Nobody is with Babcia on Mondays and Fridays',
        answeredBy: [0],
      },
      {
        category: 'family-responsibilities',
        whose: 'family',
        words: 'Care for my mother costs more than I earn those days',
        answeredBy: [0],
      },
      {
        category: 'learning-gaps',
        whose: 'school',
        words: 'Half of the math unit was on Mondays',
        answeredBy: [1],
      },
      {
        category: 'climate-and-belonging',
        whose: 'student',
        words: 'Some think I skip for fun',
        answeredBy: [],
      },
    ],
    supports: [
      { bankName: 'Family evening', who: 'Ms. Reyes', weekdays: [], time: null },
      { bankName: 'Tutoring', who: 'Mr. Lind', weekdays: [2, 4], time: '15:15' },
    ],
    goal: {
      activity: 'come to math tutoring with Mr. Lind',
      weekdays: [2, 4],
      time: '15:15',
      place: 'Room 12',
      because: 'The robotics group measures everything.',
    },
    promises: {
      student: 'I will text Ms. Okafor on hard mornings',
      family: 'We will ask Mrs. Alder for Mondays',
      school: 'We will find day care for Fridays',
    },
    isPhased: false,
  },
  isil: {
    called: 'Işıl',
    says: 'I want to start with the library, it is quiet there.',
    helps: 'It helps when I may rest without explaining.',
    strength: 'Reads to the little ones',
    interest: 'The library club',
    family: {
      name: 'İsmail Yıldız',
      says: 'In winter we are afraid of the cold mornings on the bus.',
      language: 'Turkish',
    },
    barriers: [
      {
        category: 'health',
        whose: 'family',
        words: 'Cold air on the way brings the asthma back',
        answeredBy: [0, 1],
      },
      { category: 'learning-gaps', whose: 'student', words: 'I missed how fractions work', answeredBy: [] },
    ],
    supports: [
      { bankName: 'Bus pass', who: 'Ms. Reyes', weekdays: [1, 2, 3, 4, 5], time: '07:25' },
      { bankName: 'School nurse', who: 'Nurse Adeyemi', weekdays: [1], time: '08:15' },
    ],
    goal: {
      activity: 'read to the first graders in the library',
      weekdays: [1, 3],
      time: '10:00',
      place: 'the library',
      because: 'They ask for her by name.',
    },
    promises: {
      student: 'I will carry the inhaler in my bag',
      family: 'We will call before eight on a bad morning',
      school: 'We will keep a warm place at the side door',
    },
    isPhased: true,
  },
  wren: {
    called: 'Wren',
    says: 'The later bus would fix most of it.',
    helps: 'It helps when late is not a speech.',
    strength: 'Knows every bird by its call',
    interest: 'The garden behind the gym',
    family: { name: 'Heather Oakes', says: 'I leave at five. Wren gets up alone.', language: 'English' },
    barriers: [
      { category: 'transport', whose: 'student', words: 'The first bus comes at 6:40', answeredBy: [0] },
      {
        category: 'family-responsibilities',
        whose: 'family',
        words: 'I leave for work at five',
        answeredBy: [1],
      },
    ],
    supports: [
      { bankName: 'Bus pass', who: 'Ms. Reyes', weekdays: [1, 2, 3, 4, 5], time: '07:25' },
      { bankName: 'Mentor', who: 'Mr. Castillo', weekdays: [3], time: '08:00' },
    ],
    goal: {
      activity: 'open the garden gate with Mr. Castillo',
      weekdays: [1, 3, 5],
      time: '08:05',
      place: 'the garden',
      because: 'The feeders have to be full before the birds come.',
    },
    promises: {
      student: 'I will set two alarms',
      family: 'I will call at six from work',
      school: 'We will keep the garden gate key ready',
    },
    isPhased: false,
  },
  hodan: {
    called: 'Hodan',
    says: 'I came back for the debate team. Keep me on it.',
    helps: 'It helps that Ms. Okafor says what she will do, and does it.',
    strength: 'Speaks so that people listen',
    interest: 'The debate team',
    family: { name: 'Faadumo Warsame', says: 'She smiles again on Sundays.', language: 'Somali' },
    barriers: [
      { category: 'safety-and-bullying', whose: 'student', words: 'The back stairs', answeredBy: [0] },
      {
        category: 'language',
        whose: 'family',
        words: 'Letters from school are only in English',
        answeredBy: [1],
      },
    ],
    supports: [
      { bankName: 'Mentor', who: 'Mr. Castillo', weekdays: [2], time: '12:10' },
      { bankName: 'Translation and interpreting', who: 'Ms. Farah', weekdays: [], time: null },
    ],
    goal: {
      activity: 'lead the warm-up of the debate team',
      weekdays: [2, 4],
      time: '15:15',
      place: 'Room 9',
      because: 'The team needs a second speaker.',
    },
    promises: {
      student: 'I will say when the stairs are bad again',
      family: 'We will come to the spring debate',
      school: 'We will send every letter in Somali too',
    },
    isPhased: false,
  },
  jethro: {
    called: 'Jéthro',
    says: 'Wednesdays I would rather come late than not at all.',
    helps: 'It helps when my work waits in one folder.',
    strength: 'Finishes what he starts',
    interest: 'Drums',
    family: {
      name: 'Marie-Ange Jean-Baptiste',
      says: 'The clinic only has Wednesday mornings.',
      language: 'Haitian Creole',
    },
    barriers: [
      { category: 'health', whose: 'family', words: 'The clinic is every other Wednesday', answeredBy: [0] },
    ],
    supports: [{ bankName: 'Study buddy', who: 'Ms. Park', weekdays: [4], time: '14:00' }],
    goal: {
      activity: 'pick up the folder from Ms. Park',
      weekdays: [4],
      time: '14:00',
      place: 'Room 3',
      because: 'Then drums on Friday are free.',
    },
    promises: {
      student: 'I will ask for the folder myself',
      family: 'We will bring him after the clinic',
      school: 'We will have the folder ready each Wednesday',
    },
    isPhased: false,
  },
}
