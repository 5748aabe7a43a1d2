/** Every fixed word of the family's papers in Haitian Creole. Not yet checked by a native speaker. */
import { type IsoDate, toEpochDay, weekdayOf } from '../../domain/day.ts'
import type { PaperMessages } from './english.ts'
import type { PaperDays } from './paper-days.ts'

export const haitianCreole: PaperMessages = {
  'checked.not': 'Yon moun ki pale kreyòl depi li piti poko verifye mo fiks ki nan papye sa a.',
  page: 'Paj {page, number} sou {of, number}',

  'weekday.1': 'lendi',
  'weekday.2': 'madi',
  'weekday.3': 'mèkredi',
  'weekday.4': 'jedi',
  'weekday.5': 'vandredi',
  'weekday.6': 'samdi',
  'weekday.7': 'dimanch',
  'weekdays.1': 'chak lendi',
  'weekdays.2': 'chak madi',
  'weekdays.3': 'chak mèkredi',
  'weekdays.4': 'chak jedi',
  'weekdays.5': 'chak vandredi',
  'weekdays.6': 'chak samdi',
  'weekdays.7': 'chak dimanch',

  'agreement.fileTitle': 'Antant pou retounen lekòl',
  'agreement.copyTitle': 'Antant pou retounen lekòl, kopi ki siyen',
  'agreement.title': 'Antant nou ak {called}',
  'agreement.grade': 'Klas: {grade}',
  'agreement.number': 'antant nimewo {number, number}',
  'agreement.opening':
    'Nou fè antant sa a ansanm: {called}, fanmi an ak lekòl la. Li di sa ki ede {called} vini lekòl, ak sa chak moun nan nou pral fè.',

  'voice.heading': 'Nan pwòp mo {called}',
  'voice.helps': 'Sa ki ede',
  'voice.hurts': 'Sa ki fè mal',
  'voice.purpose': 'Pou ki sa li sèvi',
  'voice.learning': 'Jan mwen renmen aprann',
  'voice.pace': 'Rit pa mwen',
  'voice.first-step': 'Premye pa mwen chwazi a',

  'team.heading': 'Kiyès nou ye ansanm',
  'team.counselor': 'konseye',
  'team.family-liaison': 'lyezon ak fanmi yo',
  'team.teacher': 'pwofesè',
  'team.mentor': 'mantò',
  'team.student': 'elèv',
  'team.family': 'fanmi',
  'team.touchpoint':
    '{name} se moun {called} ka konte sou li nan lekòl la{hasContact, select, yes {: {contact}} other {.}}',

  'strengths.heading': 'Sa {called} pote',
  'strengths.strengths': 'Fòs',
  'strengths.interests': 'Enterè',
  'family.heading': 'Nan mo fanmi an',
  'hope.heading': 'Sa nou espere',
  'hope.howWeWatch': 'Ki jan nou tout pral wè ki jan sa ap mache',

  'barriers.heading': 'Sa ki fè li difisil, ak sa ki ede',
  'barriers.hard': 'Sa ki fè li difisil',
  'barriers.helps': 'Sa ki ede',
  'barriers.noneYet': 'N ap chèche toujou sa ki ka ede.',
  'barriers.alsoThere': 'Lòt èd ki la tou',
  'support.from': 'apati {day}',
  'support.until': 'jiska {day}',

  'goals.heading': 'Sa {called} pral fè',
  'goals.sentence':
    'Men sa {called} pral fè: {activity}{when, select, every {, chak jou lekòl} some {, {days}} other {}}{hasTime, select, yes {, a {time}} other {}}{hasPlace, select, yes {, {place}} other {}}{counted, select, times {, omwen {target, number} fwa sou {outOf, number}} own {, omwen {target, number} sou {outOf, number} {measure}} other {}}{hasDue, select, yes {, pa pita pase {day}} other {}}.',
  'goals.because': 'Poukisa sa enpòtan',
  'goals.help': 'Èd pou sa',

  'promises.heading': 'Sa nou youn pwomèt lòt',
  'promises.family': 'Fanmi',
  'promises.school': 'Lekòl',
  'promises.by': 'pa pita pase {day}',

  'schedule.heading': 'Chemen pou retounen lekòl',
  'schedule.fullTime': '{called} ap vini tout semèn lekòl la depi premye jou a.',
  'schedule.stage': 'Etap {number, number}{hasName, select, yes {: {name}} other {}}',
  'schedule.fromTo': 'Soti {from} rive {to}',
  'schedule.from': 'Apati {from}',
  'schedule.to': 'Jiska {to}',
  'schedule.hours': '{hours, plural, one {# èdtan} other {# èdtan}} pa semèn',
  'schedule.time': 'Lè',
  'schedule.atSchool': 'nan lekòl la',
  'schedule.lookOn': 'N ap gade orè sa a ansanm {day}.',
  'schedule.longer': 'Poukisa chemen sa a pran plis tan',

  'rhythm.heading': 'Ki jan nou rete an kontak',
  'rhythm.someone': 'Yon moun nan ekip la',
  'rhythm.checkIn':
    '{touchpoint} mande {called} ki jan sa ap mache {every, select, day {chak jou lekòl} week {chak semèn} weekOn {chak {days}} twoWeeks {chak de semèn} other {chak de semèn ({days})}}{hasTime, select, yes { a {time}} other {}}.',
  'rhythm.firstReview': 'Nou tout ap rankontre {day} pou nou gade plan sa a.',
  'rhythm.everyTwoWeeks': 'Apre sa, n ap gade li ansanm chak de semèn.',
  'rhythm.everyMonth': 'Apre sa, n ap gade li ansanm chak mwa.',

  'communication.school': 'Lekòl la',
  'communication.sentence':
    '{by} {channel, select, call {rele {withWhom}} text {voye yon mesaj tèks bay {withWhom}} email {voye yon imèl bay {withWhom}} letter {ekri yon lèt bay {withWhom}} visit {vizite {withWhom}} meeting {rankontre ak {withWhom}} other {ekri nan aplikasyon an bay {withWhom}}} {every, select, week {chak semèn} twoWeeks {chak de semèn} other {chak mwa}}{hasWeekday, select, yes { ({weekday})} other {}}{hasWays, select, yes {, {ways}} other {}}.',
  'communication.inLanguage': 'lang: {language}',
  'communication.interpreter': 'avèk yon entèprèt',

  'news.heading': 'Bon nouvèl yo anvan',
  'helpers.heading': 'Ki lòt moun ki ede',
  'helpers.hardMorning': 'Nan yon maten difisil, an premye: {firstStep}',
  'placement.heading': 'Lekòl ak klas',
  'placement.decidedOn': '{decision} (dat desizyon an: {day})',
  'longView.heading': 'Pou pi devan',
  'longView.byAbout': 'anviwon {day}',
  'longView.stepDown': 'Ki jan n ap diminye èd la tikras pa tikras, ak ki jan n ap fete',
  'changes.heading': 'Sa ki nouvo',
  'changes.headingSince': 'Sa ki chanje depi nou te siyen ({day})',

  'closing.heading': 'Antant nou',
  'closing.free':
    'Antant sa a pa oblije pèsonn devan lalwa. Nou ka chanje li nenpòt ki lè: nenpòt moun nan nou ka mande pou nou pale sou li.',
  'closing.noBlame': 'Si yon bagay pa mache, nou chanje plan an. Se pa fòt pèsonn.',
  'closing.roomToWrite': 'Nenpòt bagay nou vle ajoute',
  'signatures.heading': 'Non nou',
  'signatures.name': 'Non',
  'signatures.signature': 'Siyati',
  'signatures.date': 'Dat',
  'signatures.student': 'Elèv',
  'signatures.family': 'Fanmi',
  'signatures.school': 'Lekòl',
  'signatures.onPaper': 'siyen sou papye',
  'signatures.agreed': 'Mwen dakò (ekri ak klavye)',
  'signatures.copyOf': 'Kopi antant nimewo {number, number}, jan nou te siyen li',

  'card.fileTitle': 'Pou yon maten difisil',
  'card.title': 'Pou yon maten difisil, {called}',
  'card.opening': 'Gen kèk maten ki difisil. Pa gen pwoblèm. Ou byenveni nenpòt ki lè nan jounen an.',
  'card.first': 'Sa ki ede an premye',
  'card.hear': 'Sa ki bon pou sonje',
  'card.call': 'Moun ou ka rele',
  'card.school': 'Sa lekòl la fè',
  'card.late': 'Vini lè ou kapab. Pèsonn p ap mande ou poukisa devan lòt moun.',
  'card.schoolPhone': 'Rele lekòl la oswa voye yon mesaj tèks: {phone}',
  'card.touchpoint': '{name} ap tann ou nan lekòl la{hasContact, select, yes {: {contact}} other {.}}',
}

const months = [
  'janvye',
  'fevriye',
  'mas',
  'avril',
  'me',
  'jen',
  'jiyè',
  'out',
  'septanm',
  'oktòb',
  'novanm',
  'desanm',
]

function shortDay(day: IsoDate): string {
  const [year = '', month = '', inMonth = ''] = day.split('-')
  return `${Number(inMonth)} ${months[Number(month) - 1] ?? ''} ${year}`
}

/** Intl does not know the language. */
export const haitianCreoleDays: PaperDays = {
  day: (day) => `${haitianCreole[`weekday.${weekdayOf(toEpochDay(day))}`]} ${shortDay(day)}`,
  shortDay,
  list: (words) =>
    words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ak ${words.at(-1) ?? ''}`,
}
