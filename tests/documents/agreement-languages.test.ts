/** The agreement in every language that we have, read back: its fixed words in that language, people's words untouched. */
import { expect, test } from 'vitest'
import { makeAgreement } from '#core/documents/make-agreement.ts'
import { agreementWordsIn } from '#shared/messages/agreement-words.ts'
import { paperLanguages } from '#shared/messages/papers/languages.ts'
import { aPlanContent, aSnapshot } from './a-snapshot.ts'
import { readMetadata, readWithPoppler, withoutSpaces } from './read-pdf.ts'

const lettersOf = (text: string) =>
  withoutSpaces(text.normalize('NFC').replace(/[\u200e\u200f\u202a-\u202e]/g, ''))

test.each(paperLanguages)('is made in $englishName', async ({ code }) => {
  const words = agreementWordsIn(code)
  const content = aPlanContent()
  const { bytes, title } = await makeAgreement(aSnapshot({ language: code, content }))
  const text = lettersOf(readWithPoppler(bytes))
  const goals = content.goals.items.map((goal) => words.goals.sentence(goal, 'Amina'))
  const said = [
    words.title('Amina'),
    words.opening('Amina'),
    words.promises.heading,
    words.signatures.heading,
    words.day('2026-02-27'),
    ...goals,
    ...words.closing.statement,
    ...words.notChecked,
    ...content.voice.quotes.map((quote) => quote.words),
    ...content.promises.items.map((promise) => promise.words),
  ]
  expect(said.filter((one) => !text.includes(lettersOf(one)))).toEqual([])
  expect(title).toBe(words.fileTitle)
  expect(readMetadata(bytes)).toContain(words.fileTitle)
})

test('a language that we do not have is English, and no two languages say the same title', () => {
  expect(agreementWordsIn('tlh').title('Amina')).toBe(agreementWordsIn('en').title('Amina'))
  const titles = paperLanguages.map(({ code }) => agreementWordsIn(code).title('Amina'))
  expect(new Set(titles).size).toBe(paperLanguages.length)
})
