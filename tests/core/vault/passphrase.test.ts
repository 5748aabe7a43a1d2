import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPassphraseProblem, normalizePassphrase } from '#shared/domain/passphrase.ts'

describe('a passphrase', () => {
  test.each([
    'seven quiet lanterns by the river',
    'Frühstück um halb neun im Garten',
    'семь тихих фонарей у реки',
    'سبعة فوانيس هادئة عند النهر',
    'bảy chiếc đèn lồng bên sông',
    '七盏安静的灯笼挂在河边的老树下面',
    '🪁🌊🪵🧭🍐🪴 kites and pears',
    'my dragon eats porridge on Sundays',
    'fifteen letters',
  ])('%j is good', (passphrase) => expect(findPassphraseProblem(passphrase)).toBeNull())

  test.each([
    ['', 'too-short'],
    ['fourteen chars', 'too-short'],
    ['🪁'.repeat(8), 'too-short'],
    // 15 typed, 14 after NFC.
    ['fourteen chare\u0301', 'too-short'],
    ['word '.repeat(60), 'too-long'],
    ['password password', 'common'],
    ['Passw0rd!Passw0rd', 'common'],
    ['P@$$w0rd 2026 2026', 'common'],
    ['123456789012345', 'common'],
    ['aaaaaaaaaaaaaaaa', 'common'],
    ['abcabcabcabcabc', 'common'],
    ['kites kites kites ', 'common'],
    ['abcdefghijklmnop', 'common'],
    ['qwertyuiopasdfgh', 'common'],
    ['poiuytrewqlkjhgf', 'common'],
    ['azertyuiop123456', 'common'],
    ['Open Door School 1', 'common'],
    ['correct horse battery staple', 'common'],
    ['!?!?.,.,;:;:-_-_', 'common'],
  ])('%j is %s', (passphrase, problem) => expect(findPassphraseProblem(passphrase)).toBe(problem))

  test('made of the names of the school and the person is easy to guess', () => {
    const names = ['Willow Creek School', 'Ana Reyes']
    expect(findPassphraseProblem('Ana Reyes, Willow Creek 2026', names)).toBe('common')
    expect(findPassphraseProblem('Ana Reyes paints willows on Sundays', names)).toBeNull()
  })

  test('of 256 characters is judged at once, whatever it is made of', () => {
    const startedAt = performance.now()
    for (const piece of ['1', '1 ', 'ab', 'abc-', 'password1', 'é', ' ', '"', '\\', 'qwerty', 'zyx']) {
      findPassphraseProblem(`${piece.repeat(256).slice(0, 255)}x`)
      findPassphraseProblem(`x${piece.repeat(256).slice(0, 254)}ж`)
    }
    // A pattern that tries every way to divide such a text would not end this year.
    expect(performance.now() - startedAt).toBeLessThan(3000)
  })

  test('is never accepted under 15 or over 256 characters, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (passphrase) => {
        const count = Array.from(normalizePassphrase(passphrase)).length
        const expected = count < 15 ? ['too-short'] : count > 256 ? ['too-long'] : [null, 'common']
        expect(expected).toContain(findPassphraseProblem(passphrase))
      }),
    )
  })
})
