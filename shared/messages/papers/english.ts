/**
 * Every fixed word of the family's papers in English; what people wrote is never in here, and no sentence is glued from
 * two messages.
 *
 * For translators. Warm and plain, as one speaks at a kitchen table: second person or the student's name, short
 * sentences that a twelve-year-old reads, no blame, no word of law or discipline. The student is {called}; choose words
 * that are right for a girl and a boy, and that need no case ending on the name.
 * - {name} in braces is put in by the program: keep each one, unchanged, anywhere in the sentence.
 * - {x, select, a {…} other {…}}: the same choices in the same spelling, other words inside. Move the parts as the
 *   language wants; `other {}` is what is said when the part is not there.
 * - {hours, plural, one {# hour} other {# hours}}: give every form that the language has for numbers up to 1,000.
 * - Spaces inside braces stand in the sentence. Write ’ and “ ”, never ' (it is a sign of its own here).
 * - {activity}, {place}, {contact}, {measure}, {decision}, {firstStep} are what people wrote, in any language.
 * - {day} is a whole date in your language already, {weekday} and {days} are the words under `weekday.` and
 *   `weekdays.`; write those as they stand after your word for 'on'.
 */
export const english = {
  // The foot of a paper whose language nobody has checked yet.
  'checked.not': 'The fixed words of this paper are not yet checked by a native speaker.',
  page: 'Page {page, number} of {of, number}',

  // Days of the week: one of them, and 'every one of them' as in 'on Mondays'.
  'weekday.1': 'Monday',
  'weekday.2': 'Tuesday',
  'weekday.3': 'Wednesday',
  'weekday.4': 'Thursday',
  'weekday.5': 'Friday',
  'weekday.6': 'Saturday',
  'weekday.7': 'Sunday',
  'weekdays.1': 'Mondays',
  'weekdays.2': 'Tuesdays',
  'weekdays.3': 'Wednesdays',
  'weekdays.4': 'Thursdays',
  'weekdays.5': 'Fridays',
  'weekdays.6': 'Saturdays',
  'weekdays.7': 'Sundays',

  // The agreement.
  'agreement.fileTitle': 'Reintegration agreement',
  'agreement.copyTitle': 'Reintegration agreement, signed copy',
  'agreement.title': 'Our agreement with {called}',
  'agreement.grade': 'Grade {grade}',
  'agreement.number': 'agreement {number, number}',
  'agreement.opening':
    'We made this agreement together: {called}, the family and the school. It says what helps {called} to be at school, and what each of us will do.',

  'voice.heading': 'In {called}’s own words',
  'voice.helps': 'What helps',
  'voice.hurts': 'What hurts',
  'voice.purpose': 'What it is for',
  'voice.learning': 'How I like to learn',
  'voice.pace': 'My pace',
  'voice.first-step': 'The first step that I choose',

  'team.heading': 'Who we are together',
  'team.counselor': 'counselor',
  'team.family-liaison': 'family liaison',
  'team.teacher': 'teacher',
  'team.mentor': 'mentor',
  'team.student': 'student',
  'team.family': 'family',
  'team.touchpoint': '{name} is {called}’s person at school{hasContact, select, yes {: {contact}} other {.}}',

  'strengths.heading': 'What {called} brings',
  'strengths.strengths': 'Strengths',
  'strengths.interests': 'Interests',
  'family.heading': 'In the family’s words',
  'hope.heading': 'What we hope for',
  'hope.howWeWatch': 'How we will all see how it goes',

  'barriers.heading': 'What makes it hard, and what helps',
  'barriers.hard': 'What makes it hard',
  'barriers.helps': 'What helps',
  'barriers.noneYet': 'We are still looking for what helps.',
  'barriers.alsoThere': 'Also there to help',
  'support.from': 'from {day}',
  'support.until': 'until {day}',

  // {activity} starts with a verb as the school wrote it: 'come to math tutoring'. `every`: on every school day.
  'goals.heading': 'What {called} will do',
  'goals.sentence':
    '{called} will {activity}{when, select, every { on every school day} some { on {days}} other {}}{hasTime, select, yes { at {time}} other {}}{hasPlace, select, yes { {place}} other {}}{counted, select, times {, at least {target, number} of {outOf, number} times} own {, at least {target, number} of {outOf, number} {measure}} other {}}{hasDue, select, yes { by {day}} other {}}.',
  'goals.because': 'Why it matters',
  'goals.help': 'Help with this',

  'promises.heading': 'What we promise each other',
  'promises.family': 'Family',
  'promises.school': 'School',
  'promises.by': 'by {day}',

  'schedule.heading': 'The way back',
  'schedule.fullTime': '{called} comes for the full school week from the first day.',
  'schedule.stage': 'Step {number, number}{hasName, select, yes {: {name}} other {}}',
  'schedule.fromTo': 'From {from} to {to}',
  'schedule.from': 'From {from}',
  'schedule.to': 'Until {to}',
  'schedule.hours': '{hours, plural, one {# hour} other {# hours}} a week',
  'schedule.time': 'Time',
  'schedule.atSchool': 'at school',
  'schedule.lookOn': 'We look at this timetable together on {day}.',
  'schedule.longer': 'Why this way back takes longer',

  'rhythm.heading': 'How we stay in touch',
  'rhythm.someone': 'Someone from the team',
  'rhythm.checkIn':
    '{touchpoint} asks {called} how it is going {every, select, day {every school day} week {every week} weekOn {every {days}} twoWeeks {every two weeks} other {every two weeks on {days}}}{hasTime, select, yes { at {time}} other {}}.',
  'rhythm.firstReview': 'We all meet to look at this plan on {day}.',
  'rhythm.everyTwoWeeks': 'After that, we look at it together every two weeks.',
  'rhythm.everyMonth': 'After that, we look at it together every month.',

  // `app`: through the school's app. {language} and {format} are as the school wrote them.
  'communication.school': 'The school',
  'communication.sentence':
    '{by} {channel, select, call {calls {withWhom}} text {texts {withWhom}} email {writes an email to {withWhom}} letter {writes a letter to {withWhom}} visit {visits {withWhom}} meeting {meets {withWhom}} other {writes in the app to {withWhom}}} {every, select, week {every week} twoWeeks {every two weeks} other {every month}}{hasWeekday, select, yes { on {weekday}} other {}}{hasWays, select, yes {, {ways}} other {}}.',
  'communication.inLanguage': 'in {language}',
  'communication.interpreter': 'with an interpreter',

  'news.heading': 'Good news first',
  'helpers.heading': 'Who else helps',
  'helpers.hardMorning': 'On a hard morning, first: {firstStep}',
  'placement.heading': 'Placement',
  'placement.decidedOn': '{decision} (decided on {day})',
  'longView.heading': 'The long view',
  'longView.byAbout': 'by about {day}',
  'longView.stepDown': 'How we step down, and how we celebrate',
  'changes.heading': 'What is new',
  'changes.headingSince': 'What changed since we signed on {day}',

  'closing.heading': 'Our agreement',
  'closing.free':
    'This agreement binds no one in law. It can be changed at any time: any of us can ask to talk about it.',
  'closing.noBlame': 'If something does not work, we change the plan. No one is to blame.',
  'closing.roomToWrite': 'Anything that we want to add',
  'signatures.heading': 'Our names',
  'signatures.name': 'Name',
  'signatures.signature': 'Signature',
  'signatures.date': 'Date',
  'signatures.student': 'Student',
  'signatures.family': 'Family',
  'signatures.school': 'School',
  'signatures.onPaper': 'signed on paper',
  'signatures.agreed': 'I agree (typed)',
  'signatures.copyOf': 'Copy of agreement {number, number}, as it was signed',

  // The card for a bad morning. It speaks to the student.
  'card.fileTitle': 'For a hard morning',
  'card.title': 'For a hard morning, {called}',
  'card.opening': 'Some mornings are hard. That is all right. You are welcome at any time of the day.',
  'card.first': 'What helps first',
  'card.hear': 'Good to remember',
  'card.call': 'Whom you can call',
  'card.school': 'What the school does',
  'card.late': 'Come when you can. Nobody asks why in front of others.',
  'card.schoolPhone': 'Call or text the school: {phone}',
  'card.touchpoint': '{name} waits for you at school{hasContact, select, yes {: {contact}} other {.}}',
} as const

export type PaperKey = keyof typeof english

/** The same sentences in any language. */
export type PaperMessages = Readonly<Record<PaperKey, string>>
