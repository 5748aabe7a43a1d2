/** General kinds of support that most schools can begin from. Names no one: who gives it, the school writes itself. */
import type { BankSupportDraft } from './bank-support.ts'
import { foldText } from './search.ts'
import type { BarrierCategory } from './sections/barriers.ts'
import type { SupportKind } from './sections/supports.ts'

type Starter = {
  name: string
  kind: SupportKind
  what: string
  answers: readonly BarrierCategory[]
  source?: 'community'
}

const starters: readonly Starter[] = [
  {
    name: 'Tutoring',
    kind: 'tutoring',
    what: 'Catching up on what was missed, with someone who has time, at the student’s own pace.',
    answers: ['learning-gaps'],
  },
  {
    name: 'Study group',
    kind: 'tutoring',
    what: 'A small group that does homework together and is glad about everyone who comes.',
    answers: ['learning-gaps', 'climate-and-belonging'],
  },
  {
    name: 'Bus pass',
    kind: 'transport',
    what: 'A pass for the public bus or train, for as long as it is needed.',
    answers: ['transport'],
  },
  {
    name: 'Seat on the school bus',
    kind: 'transport',
    what: 'A seat and a stop near home, with the times on paper for the family.',
    answers: ['transport'],
  },
  {
    name: 'Walking together',
    kind: 'transport',
    what: 'A neighbor, an older student or someone of the staff walks the way with the student.',
    answers: ['transport', 'safety-and-bullying'],
  },
  {
    name: 'Breakfast at school',
    kind: 'food',
    what: 'Something warm to eat before the first lesson, in company.',
    answers: ['food', 'climate-and-belonging'],
  },
  {
    name: 'Food to take home',
    kind: 'food',
    source: 'community',
    what: 'A bag of groceries for the weekend, handed over without questions.',
    answers: ['food'],
  },
  {
    name: 'School nurse',
    kind: 'school-health',
    what: 'Looks after aches, medicine and long illness, and helps to decide when coming is fine.',
    answers: ['health'],
  },
  {
    name: 'Health clinic',
    kind: 'school-health',
    source: 'community',
    what: 'An appointment with a doctor or dentist, at a time that costs little school.',
    answers: ['health'],
  },
  {
    name: 'Counseling',
    kind: 'mental-health',
    what: 'A regular talk in a quiet room, about whatever weighs on the student.',
    answers: ['mental-health', 'safety-and-bullying', 'climate-and-belonging'],
  },
  {
    name: 'Mental health service',
    kind: 'mental-health',
    source: 'community',
    what: 'Care from people who are trained for it; we help with the first appointment.',
    answers: ['mental-health'],
  },
  {
    name: 'A quiet place',
    kind: 'mental-health',
    what: 'A room to go to when it is too much, with a sign agreed with the teachers.',
    answers: ['mental-health', 'safety-and-bullying'],
  },
  {
    name: 'Mentor',
    kind: 'mentor',
    what: 'An adult who listens, meets the student every week and stays.',
    answers: ['climate-and-belonging', 'mental-health', 'learning-gaps'],
  },
  {
    name: 'Study buddy',
    kind: 'study-buddy',
    what: 'A classmate who keeps notes, sends word of what was done and saves a seat.',
    answers: ['learning-gaps', 'climate-and-belonging'],
  },
  {
    name: 'Attendance ambassador',
    kind: 'attendance-ambassador',
    what: 'Someone who says good morning at the door and is glad to see the student.',
    answers: ['climate-and-belonging', 'safety-and-bullying'],
  },
  {
    name: 'After-school club',
    kind: 'after-school',
    what: 'Sport, music, art or making things: a reason to look forward to the day.',
    answers: ['climate-and-belonging'],
  },
  {
    name: 'Care for younger children',
    kind: 'after-school',
    source: 'community',
    what: 'Brothers and sisters are looked after, so that the student need not stay home for them.',
    answers: ['family-responsibilities'],
  },
  {
    name: 'Family evening',
    kind: 'family-engagement',
    what: 'Families meet over food, hear how school works and say what they need.',
    answers: ['climate-and-belonging', 'language', 'family-responsibilities'],
  },
  {
    name: 'Home visit',
    kind: 'family-engagement',
    what: 'Two of us come by when it suits the family, to listen and to bring good news.',
    answers: ['family-responsibilities', 'climate-and-belonging', 'health'],
  },
  {
    name: 'Translation and interpreting',
    kind: 'family-engagement',
    what: 'Letters in the family’s language, and someone who interprets when we talk.',
    answers: ['language'],
  },
  {
    name: 'Help with housing',
    kind: 'family-engagement',
    source: 'community',
    what: 'Advice about a home, moving and papers, and a way to stay at this school meanwhile.',
    answers: ['housing'],
  },
  {
    name: 'Clothes and school things',
    kind: 'other',
    source: 'community',
    what: 'A coat, shoes, a bag or a uniform, given quietly.',
    answers: ['other', 'climate-and-belonging'],
  },
  {
    name: 'Flexible deadlines',
    kind: 'classroom',
    what: 'The most important work first, and more time for the rest.',
    answers: ['learning-gaps', 'health', 'mental-health'],
  },
  {
    name: 'A safe way through the day',
    kind: 'other',
    what: 'Who sits where, which corridor, whom to go to: agreed with the student and kept by us.',
    answers: ['safety-and-bullying'],
  },
]

/** The general list as entries of a bank: without people, places and times, which only the school knows. */
const starterSupports: readonly BankSupportDraft[] = starters.map(
  ({ name, kind, what, answers, source }): BankSupportDraft => ({
    name,
    kind,
    source: source ?? 'school',
    what,
    who: '',
    contact: '',
    languages: '',
    cost: '',
    capacity: null,
    weekdays: [],
    times: '',
    answers: [...answers],
    isRetired: false,
  }),
)

/** Those of the general list whose names are not in the bank yet, in whatever letters they are written there. */
export function listMissingStarters(bank: readonly Pick<BankSupportDraft, 'name'>[]): BankSupportDraft[] {
  const known = new Set(bank.map(({ name }) => foldText(name.trim())))
  return starterSupports.filter(({ name }) => !known.has(foldText(name)))
}
