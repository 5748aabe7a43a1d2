import { describe, expect, it } from 'vitest'
import type { AttendanceCode } from '#shared/domain/attendance.ts'
import { guessCategory, presetCodes, putBackPreset } from '#shared/domain/attendance-codes.ts'

const codesIn = (rule: 'us' | 'england', category: string) =>
  presetCodes(rule)
    .filter((code) => code.category === category)
    .map((code) => code.code)
    .join(' ')

describe('the codes that a school starts with', () => {
  it('are England’s, as the Department for Education groups them', () => {
    expect({
      present: codesIn('england', 'present'),
      late: codesIn('england', 'late'),
      elsewhere: codesIn('england', 'elsewhere'),
      authorised: codesIn('england', 'away-excused'),
      unauthorised: codesIn('england', 'away-unexcused'),
      notCounted: codesIn('england', 'not-counted'),
    }).toEqual({
      present: '/ \\',
      late: 'L',
      elsewhere: 'K V P W B D',
      authorised: 'C C1 C2 M T R I J1 S E',
      unauthorised: 'N G O U',
      notCounted: 'Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z #',
    })
  })

  it('are the common ones of US schools', () => {
    expect(Object.fromEntries(presetCodes('us').map((code) => [code.code, code.category]))).toEqual({
      P: 'present',
      T: 'late',
      L: 'late',
      A: 'away-unexcused',
      E: 'away-excused',
      U: 'away-unexcused',
      H: 'half-away',
    })
  })

  it('can be changed by one school without changing another’s', () => {
    const codes = presetCodes('us')
    codes.splice(0)
    expect(presetCodes('us')).not.toEqual([])
  })
})

describe('putting back the usual codes', () => {
  const own: AttendanceCode[] = [
    { code: 'T', label: 'Tutor group', category: 'present' },
    { code: 'GARDEN', label: 'School garden', category: 'elsewhere' },
    { code: 'P', label: 'Here', category: 'present' },
  ]

  it('gives each its usual meaning under the rule, keeps one’s own, and adds what is missing after them', () => {
    const codes = putBackPreset(own, 'england')
    expect(codes.slice(0, 4)).toEqual([
      { code: 'T', label: 'Parent travelling for occupational purposes', category: 'away-excused' },
      own[1],
      { code: 'P', label: 'Approved sporting activity', category: 'elsewhere' },
      presetCodes('england')[0],
    ])
    expect(codes.map(({ code }) => code).toSorted()).toEqual(
      [...presetCodes('england').map(({ code }) => code), 'GARDEN'].toSorted(),
    )
  })

  it('of one rule after the other gives those of the last, and loses none', () => {
    const there = putBackPreset(presetCodes('us'), 'england')
    const back = putBackPreset(there, 'us')
    expect(back.slice(0, presetCodes('us').length)).toEqual(presetCodes('us'))
    expect(new Set(back.map(({ code }) => code))).toEqual(new Set(there.map(({ code }) => code)))
    expect(putBackPreset(back, 'us')).toEqual(back)
  })
})

describe('guessing what a code means', () => {
  it.each([
    ['P', 'Present', 'present'],
    ['A', 'Absent', 'away-unexcused'],
    ['1', 'Unexcused absence', 'away-unexcused'],
    ['2', 'Absent - Excused', 'away-excused'],
    ['3', 'Tardy (unexcused)', 'late'],
    ['4', 'Half day absent', 'half-away'],
    ['FT', 'Field Trip', 'elsewhere'],
    ['X', 'Attendance not taken', 'not-taken'],
    ['S', 'Out-of-school suspension', 'away-excused'],
    ['C', 'School closed', 'not-counted'],
    ['ILL', 'Illness (not medical appointment)', 'away-excused'],
    ['T', '', 'late'],
    ['UA', '', 'away-unexcused'],
    ['Present', '', 'present'],
    ['absent', '', 'away-unexcused'],
    ['QZX', '', null],
    ['', '', null],
  ] as const)('reads %j, %j as %j in a US school', (code, label, category) => {
    expect(guessCategory(code, label, 'us')).toBe(category)
  })

  it.each([
    ['P', 'elsewhere'],
    ['E', 'away-excused'],
    ['U', 'away-unexcused'],
    ['#', 'not-counted'],
    ['y7', 'not-counted'],
    ['\\', 'present'],
  ] as const)('reads %j as %j in an English school', (code, category) => {
    expect(guessCategory(code, '', 'england')).toBe(category)
  })

  it('knows every code of its own by the label that it gives it', () => {
    const differing = presetCodes('us').filter(
      ({ code, label, category }) => guessCategory(code, label, 'us') !== category,
    )
    expect(differing).toEqual([])
  })
})
