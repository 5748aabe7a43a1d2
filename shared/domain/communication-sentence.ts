/** A way to stay in touch as one would say it, the same on screen and on paper. Leaves out what only the caller needs. */
import { joinWords, weekdayNames } from './plain-words.ts'
import type { CommunicationLine } from './sections/communication.ts'
import type { ContactChannel } from './student.ts'

const reaching: Record<ContactChannel, string> = {
  call: 'calls',
  text: 'texts',
  email: 'writes an email to',
  letter: 'writes a letter to',
  'home-visit': 'visits',
  meeting: 'meets',
  app: 'writes in the app to',
}
const rhythms = { week: 'every week', 'two-weeks': 'every two weeks', month: 'every month' } as const

/** `Grace Okafor calls Samira Haddad every week on Friday, in Arabic, with an interpreter.` Empty without a person. */
export function sayCommunication(line: CommunicationLine): string {
  const { withWhom, by, channel, every, weekday, language, needsInterpreter, format } = line
  if (withWhom.trim() === '') return ''
  const on = weekday === null ? '' : ` on ${weekdayNames[weekday]}`
  const ways = [
    language.trim() === '' ? '' : `in ${language.trim()}`,
    needsInterpreter ? 'with an interpreter' : '',
    format.trim(),
  ].filter((way) => way !== '')
  const how = ways.length === 0 ? '' : `, ${joinWords(ways)}`
  return `${by.trim() || 'The school'} ${reaching[channel]} ${withWhom.trim()} ${rhythms[every]}${on}${how}.`
}
