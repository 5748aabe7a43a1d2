/** A contact in a sentence, the same on screen and on paper. Never says what was spoken of. */
import type { ContactDraft } from './contact.ts'
import type { ContactChannel } from './student.ts'

/** 'Called Leila Haddad', 'Tried to call Leila Haddad', 'Leila Haddad called'. */
export function describeContact(
  contact: Pick<ContactDraft, 'channel' | 'direction' | 'wasReached' | 'withWhom'>,
): string {
  const who = contact.withWhom.trim() || 'the family'
  const acts: Record<ContactChannel, [tried: string, done: string]> = {
    call: ['call', 'Called'],
    text: ['text', 'Texted'],
    email: ['email', 'Emailed'],
    letter: ['write to', 'Wrote to'],
    'home-visit': ['visit', 'Visited'],
    meeting: ['meet', 'Met with'],
    app: ['message', 'Messaged'],
  }
  const [tried, done] = acts[contact.channel]
  if (contact.direction === 'in') {
    const came =
      contact.channel === 'home-visit'
        ? 'came by'
        : contact.channel === 'meeting'
          ? 'met with us'
          : `${done.split(' ')[0]?.toLowerCase()} us`
    const whole = contact.channel === 'letter' ? 'wrote to us' : came
    return `${who.charAt(0).toUpperCase()}${who.slice(1)} ${whole}`
  }
  return contact.wasReached ? `${done} ${who}` : `Tried to ${tried} ${who}`
}
