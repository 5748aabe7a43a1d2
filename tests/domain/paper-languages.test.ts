/** Every language of the papers says every sentence, with the same places for what people wrote, in every number. */
import { describe, expect, test } from 'vitest'
import { agreementWordsIn } from '#shared/messages/agreement-words.ts'
import { listPlaces } from '#shared/messages/paper-places.ts'
import { openPaperWords } from '#shared/messages/paper-words.ts'
import { english, type PaperKey } from '#shared/messages/papers/english.ts'
import { findPaperLanguage, paperLanguages } from '#shared/messages/papers/languages.ts'

const keys = Object.keys(english) as PaperKey[]

describe.each(paperLanguages)('$englishName', ({ code, messages, days }) => {
  test('has every sentence, with the places and choices of the English one', () => {
    expect(Object.keys(messages).toSorted()).toEqual(keys.toSorted())
    const differing = keys.filter(
      (key) => String(listPlaces(messages[key], code)) !== String(listPlaces(english[key], 'en')),
    )
    expect(differing).toEqual([])
    const unsaid = keys.filter((key) => messages[key].trim() === '' || messages[key].includes("'"))
    expect(unsaid).toEqual([])
  })

  test('has a word for every number of hours', () => {
    const { say } = openPaperWords(code)
    const rules = new Intl.PluralRules(code)
    const forms = new Set([...Array(1001).keys(), 7.5].map((hours) => rules.select(hours)))
    const written = messages['schedule.hours']
    for (const form of forms) expect(form === 'other' || written.includes(`${form} {`), form).toBe(true)
    expect(say('schedule.hours', { hours: 7.5 })).not.toContain('{')
  })

  test('knows its days and lists, by Intl or by its own words', () => {
    const isKnown = Intl.DateTimeFormat.supportedLocalesOf(code).length === 1
    expect(isKnown || days !== null).toBe(true)
    const words = agreementWordsIn(code)
    expect(words.day('2026-03-02')).toMatch(/\p{L}/u)
    expect(words.list(['A', 'B', 'C'])).toMatch(/A.*B.*C/)
  })

  test('says of itself that nobody has checked it, except English', () => {
    expect(agreementWordsIn(code).notChecked.length).toBe(code === 'en' ? 0 : 2)
  })

  test('is found by its names and its code', () => {
    const { ownName, englishName } = findPaperLanguage(code) ?? { ownName: '', englishName: '' }
    expect(findPaperLanguage(ownName)?.code).toBe(code)
    expect(findPaperLanguage(` ${englishName.toUpperCase()} `)?.code).toBe(code)
  })
})

test('braces and signs that a person wrote stay as they are', () => {
  expect(openPaperWords('en').say('agreement.title', { called: "{n} <b>O'Neil</b> #" })).toBe(
    "Our agreement with {n} <b>O'Neil</b> #",
  )
})
