/** What the people in the demo say and agree. Invented; typed into the real interface word for word. */

export const wordsOfTheMeeting = {
  studentSays: 'I like the mural. If I can start with art on Mondays I think I can come.',
  studentSaysHelps: 'It helps when someone waits for me at the side door.',
  strength: 'Paints, and sees what others miss',
  interest: 'The mural in the gym',
  familySays: 'Mornings are hard since I work nights. We want this to work.',
  familySpeaker: 'Her mother, Nguyễn Thị Hồng',
  barrier: 'No ride when I work nights',
  support: 'A seat on the early bus',
  supportBy: 'Mr. Łukasz Wiśniewski, the office',
  supportRhythm: 'every school day',
  touchpoint: 'Ms. Çiğdem Öztürk',
  teacher: 'Mr. Lind',
  goalActivity: 'come to art club with Mr. Lind',
  goalPlace: 'room 12',
  goalBecause: 'the mural needs her colors',
  studentPromises: 'I will text Ms. Öztürk on hard mornings',
  familyPromises: 'We will call before eight if she stays home',
  schoolPromises: 'We will keep a quiet desk in room 12',
  expectation: 'Every day of the timetable below, and half of the other days',
  watching: 'We look at the calendar together each Friday',
} as const

/** What is said and decided in the month after. */
export const wordsOfTheMonth = {
  checkIns: [
    'Monday art was good. The hallway is loud.',
    'Someone saved me a seat.',
    'Mornings are still hard, but I came.',
    'I painted the second wall.',
  ],
  call: 'She hums in the morning again. The early bus helps.',
  decision: 'Keep the seat on the early bus until summer',
  reason: 'She came on most days since it began',
  decidedFor: 'Mr. Łukasz Wiśniewski',
  newPromise: 'We will hang the mural plan beside the side door',
} as const
