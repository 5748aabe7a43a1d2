/** A drawn signature as lines. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSignature, isSameSignature, type Signature } from '#shared/domain/agreement.ts'
import { describeStrokes } from '#shared/domain/signature-drawing.ts'

const aSignature = (changed: Partial<Signature> = {}): Signature => ({
  party: 'family',
  name: 'Samira Haddad',
  signedOn: '2026-03-02',
  how: 'drawn',
  strokes: [[1, 2, 3, 4]],
  ...changed,
})

test('two points are a line, three are a curve round the one between, and one is a dot', () => {
  expect(describeStrokes([[10, 20, 30, 40]])).toBe('M10 20L30 40')
  expect(describeStrokes([[10, 20, 30, 40, 50, 20]])).toBe('M10 20Q30 40 40 30L50 20')
  expect(describeStrokes([[10, 20]])).toBe('M10 20h1')
  expect(describeStrokes([])).toBe('')
})

const anyStroke = fc
  .array(fc.tuple(fc.integer({ min: -100, max: 1100 }), fc.integer({ min: -100, max: 1100 })), {
    minLength: 2,
    maxLength: 40,
  })
  .map((points) => points.flat())

test('every stroke begins where the pen was set down and ends where it was lifted', () => {
  fc.assert(
    fc.property(fc.array(anyStroke, { maxLength: 6 }), (strokes) => {
      const drawn = describeStrokes(strokes).split('M').slice(1)
      expect(drawn).toHaveLength(strokes.length)
      strokes.forEach((stroke, at) => {
        const line = drawn[at] ?? ''
        expect(line.startsWith(`${stroke[0]} ${stroke[1]}`)).toBe(true)
        expect(line.endsWith(`L${stroke.at(-2)} ${stroke.at(-1)}`)).toBe(true)
        expect(line).not.toMatch(/NaN|undefined/)
      })
    }),
  )
})

test('a signature is another one as soon as one stroke is', () => {
  expect(isSameSignature(aSignature(), aSignature())).toBe(true)
  expect(isSameSignature(aSignature(), aSignature({ strokes: [[1, 2, 3, 5]] }))).toBe(false)
  expect(isSameSignature(aSignature(), aSignature({ how: 'paper' }))).toBe(false)
})

test('a line is signed by its own person, the student’s also under another spelling', () => {
  const samira = aSignature()
  const amina = aSignature({ party: 'student', name: 'Amina H.' })
  const signatures = [samira, amina]
  expect(findSignature({ party: 'student', name: 'Amina Haddad' }, signatures)).toBe(amina)
  expect(findSignature({ party: 'family', name: ' Samira Haddad' }, signatures)).toBe(samira)
  expect(findSignature({ party: 'family', name: '' }, signatures)).toBe(samira)
  expect(findSignature({ party: 'family', name: 'Karim Haddad' }, signatures)).toBeNull()
  expect(findSignature({ party: 'school', name: 'Grace Okafor' }, signatures)).toBeNull()
})
