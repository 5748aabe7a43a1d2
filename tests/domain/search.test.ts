import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, matchesSearch, toSearchLine, toSearchWords } from '#shared/domain/search.ts'

const finds = (query: string, ...fields: string[]) =>
  matchesSearch(toSearchLine(fields), toSearchWords(query))

describe('search as people type', () => {
  it('reads names without their diacritics and in any case', () => {
    expect(
      ['Łukasz', 'NGUYỄN Đức', 'Işıl İnce', 'Søren Åse', 'Weiß', 'Ægir Þór', 'Ħal'].map(foldText),
    ).toEqual(['lukasz', 'nguyen duc', 'isil ince', 'soren ase', 'weiss', 'aegir thor', 'hal'])
  })

  it('finds the same name whether its letters are composed or not', () => {
    expect(finds('nguyễn', 'Nguyễn'.normalize('NFD'))).toBe(true)
    expect(finds('nguyễn'.normalize('NFD'), 'Nguyễn')).toBe(true)
  })

  it('matches the start of any word in any field, never the middle', () => {
    expect(finds('kow', 'Agnieszka', 'Kowalczyk')).toBe(true)
    expect(finds('alczyk', 'Agnieszka', 'Kowalczyk')).toBe(false)
    expect(finds('bap', 'Jean-Baptiste')).toBe(true)
  })

  it('wants every word of the query, in any order', () => {
    expect(finds('tran minh', 'Minh Anh', 'Trần', '7A')).toBe(true)
    expect(finds('7a tr', 'Minh Anh', 'Trần', '7A')).toBe(true)
    expect(finds('tran 8', 'Minh Anh', 'Trần', '7A')).toBe(false)
  })

  it('does not glue the end of one field to the start of the next', () => {
    expect(finds('anhtran', 'Minh Anh', 'Trần')).toBe(false)
  })

  it('finds a name with an apostrophe with it, without it, and by its second part', () => {
    expect(['o’brien', "o'brien", 'obrien', 'brien'].map((query) => finds(query, 'O’Brien'))).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it('finds a phone number by its groups and as one run of digits', () => {
    expect(finds('5555550137', '(555) 555-0137')).toBe(true)
    expect(finds('555-0137', '(555) 555-0137')).toBe(true)
  })

  it('finds everyone when nothing is asked', () => {
    expect(finds('', 'Anyone')).toBe(true)
    expect(finds(' – ', 'Anyone')).toBe(true)
  })

  it('keeps the letters of other scripts', () => {
    expect(finds('محمد', 'مُحَمَّد', 'x')).toBe(true)
    expect(finds('李', '李 明')).toBe(true)
    expect(finds('олена', 'Олена Коваленко')).toBe(true)
  })

  it('finds every student by the start of any of their names', () => {
    const name = fc.stringMatching(/^[A-Za-zÀ-žẠ-ỹ]{1,12}$/)
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (names, which, length) => {
          const asked = names[which % names.length] ?? ''
          const start = [...asked].slice(0, 1 + (length % asked.length)).join('')
          expect(finds(start, ...names)).toBe(true)
        },
      ),
    )
  })

  it('folds what is folded already to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })
})
