/** The words that the papers' screens use for what the records call by a code. */
import type { Agreement } from '#shared/domain/agreement.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { planPapers } from '#shared/domain/plan-paper.ts'
import { listSigners } from './signers.ts'
import { dayOfMoment, formatDay, formatShortDay } from '#renderer/words/format.ts'

/** What a paper is probably for, by what it is called within a sentence. A proposal; the counselor says what it is for. */
export const purposeOfPaper: Record<string, string> = {
  'the agreement': 'To sign',
  'the signed copy': 'For the file at home',
  'the card': 'For a bad morning',
  'the recap': 'What we decided together',
  ...Object.fromEntries(Object.values(planPapers).map(({ what, purpose }) => [what, purpose])),
  'the record': 'A parent asked to see it',
}

const inWords = new Intl.ListFormat('en', { type: 'conjunction' })

/** Who was asked to sign and has not yet; the family by name only when some of them have. */
export function listMissing({ snapshot, signatures }: Pick<Agreement, 'snapshot' | 'signatures'>): string[] {
  const { student, familyNames, staffName } = snapshot
  const hasFamilySigned = signatures.some((one) => one.party === 'family')
  const named = { ...student, familyNames: familyNames.filter((name) => name.trim() !== ''), staffName }
  const missing = listSigners(named, signatures).map(({ party, title }) => {
    if (party === 'school') return 'the school'
    return party === 'family' && !hasFamilySigned ? 'the family' : title
  })
  return [...new Set(missing)]
}

/**
 * `Amina and Leila Haddad signed on 3 Mar 2026.`, one sentence a day, then who has not yet; or that nobody has signed yet.
 */
export function saySignatures(agreement: Pick<Agreement, 'snapshot' | 'signatures'>): string {
  const { signatures } = agreement
  if (signatures.length === 0) return 'Nobody has signed yet.'
  const days = [...new Set(signatures.map((one) => one.signedOn))].toSorted()
  const said = days.map((day) => {
    const names = signatures.filter((one) => one.signedOn === day).map((one) => one.name)
    return `${inWords.format(names)} signed on ${formatShortDay(day)}.`
  })
  const missing = listMissing(agreement)
  if (missing.length > 0) {
    const who = inWords.format(missing)
    const have = missing.length === 1 ? 'has' : 'have'
    said.push(`${who.slice(0, 1).toUpperCase()}${who.slice(1)} ${have} not signed yet.`)
  }
  return said.join(' ')
}

/**
 * `File 3fa9c1d2, with a passphrase`: the first letters of its SHA-256, by which two files are told apart; a printed
 * paper's are those of the pages that were printed.
 */
export function sayFile({
  how,
  sha256,
  isProtected,
}: Pick<Disclosure, 'how' | 'sha256' | 'isProtected'>): string {
  const letters = `${how === 'printed' ? 'Pages' : 'File'} ${sha256.slice(0, 8)}`
  return isProtected ? `${letters}, with a passphrase` : letters
}

export function dayOf(moment: string): IsoDate {
  return dayOfMoment(moment)
}

export function sayAgreement({ snapshot, madeAt }: Agreement): string {
  return `Agreement ${snapshot.number}, made on ${formatDay(dayOfMoment(madeAt))}`
}

export function sayPages(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`
}
