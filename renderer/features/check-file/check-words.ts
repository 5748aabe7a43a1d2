/** Says in sentences what a file in hand turned out to be. */
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { dayOfMoment, formatDay, formatTime } from '#renderer/words/format.ts'

/** `Reintegration agreement 1 about Amina Haddad. Ana Reyes saved it on 3 March 2026, 10:15, for the family, with a passphrase.` */
export function sayGiven(one: Disclosure): string {
  const about = one.studentName === '' ? '' : ` about ${one.studentName}`
  const when = `${formatDay(dayOfMoment(one.happenedAt))}, ${formatTime(one.happenedAt)}`
  const protection = one.isProtected ? ', with a passphrase' : ''
  return `${one.what}${about}. ${one.staffName} ${one.how} it on ${when}, for ${one.recipient}${protection}.`
}
