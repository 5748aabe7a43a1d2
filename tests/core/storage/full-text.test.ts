import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { WriteDatabase } from '#core/storage/database.ts'
import { insertContact } from '#core/storage/tables/contacts.ts'
import { searchNotes } from '#core/storage/tables/full-text.ts'
import { savePlanSection } from '#core/storage/tables/plans.ts'
import { insertStudent, setStudentState } from '#core/storage/tables/students.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { type SectionId, sectionIds } from '#shared/domain/sections/registry.ts'
import { aStudentDraft } from '../students/a-student.ts'
import { fillEveryTable, filledAt, ownSlot } from '../students/fill-every-table.ts'
import { cleanUpVaults, createTestVault } from '../vault/a-vault.ts'

let database: WriteDatabase

cleanUpVaults()
beforeEach(async () => {
  database = (await createTestVault()).vault.database
})

const everyone = { studentId: null, slotId: null }

function aStudent(schoolNumber = '1001'): StudentId {
  return insertStudent(database, aStudentDraft({ schoolNumber }), { importId: null, at: filledAt })
}

function logContact(words: string, studentId: StudentId, happenedOn: IsoDate = '2026-02-01'): number {
  const draft = {
    studentId,
    happenedOn,
    withWhom: '',
    channel: 'call',
    direction: 'out',
    wasReached: true,
    words,
    tone: null,
    language: '',
    hadInterpreter: false,
    nextStep: '',
    nextStepOn: null,
  } as const
  return insertContact(database, draft, { at: filledAt, staffName: 'Ana Reyes' }).id
}

const sourcesFor = (search: string, slotId: string | null = null) =>
  searchNotes(database, search, { studentId: null, slotId }).map((hit) => hit.source)

/** Whether a contact with these words is found by this search. */
function finds(search: string, words: string): boolean {
  const id = logContact(words, aStudent())
  const found = searchNotes(database, search, everyone)
  database.run('DELETE FROM contact WHERE id = ?', id)
  database.run('DELETE FROM student')
  return found.length === 1
}

function countIndexedWords(): number {
  database.script('CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed USING fts5vocab(main, full_text, row)')
  return database.get<{ n: number }>('SELECT count(*) AS n FROM temp.indexed')?.n ?? -1
}

describe('what was written', () => {
  test('is found wherever somebody wrote it', () => {
    fillEveryTable(database, { schoolNumber: '1001', givenName: 'Wren' })
    const expected = {
      'called about': 'contact',
      'ring again': 'contact',
      laughed: 'check_in',
      bring: 'check_in',
      stayed: 'goal_occurrence',
      driver: 'delivery',
      'later van': 'decision',
      'asked for': 'decision',
      painting: 'review',
      nurse: 'review',
      'chose the date': 'review',
      confidence: 'restricted_note',
      mural: 'plan_section',
    }
    for (const [search, source] of Object.entries(expected)) {
      expect({ search, found: sourcesFor(search, ownSlot) }).toEqual({ search, found: [source] })
    }
  })

  test('is found in every section of a plan, in its own words and not by what the program calls things', () => {
    const { planId } = fillEveryTable(database, { schoolNumber: '1001', givenName: 'Wren' })
    const found = Object.fromEntries(
      sectionIds.map((section) => {
        writeSection(planId, section, `zebra${section.toLowerCase()}`)
        const hits = searchNotes(database, `zebra${section}`, everyone)
        return [section, hits.map((hit) => (hit.source === 'plan_section' ? hit.section : hit.source))]
      }),
    )
    expect(found).toEqual(Object.fromEntries(sectionIds.map((section) => [section, [section]])))
    expect(sourcesFor('no-code')).toEqual([])
  })

  test('is found as it reads now, and not as it read before', () => {
    const id = logContact('the bus was late', aStudent())
    database.run(
      "UPDATE contact SET words = 'the tram was late', happened_on = '2026-02-09' WHERE id = ?",
      id,
    )
    expect(sourcesFor('bus')).toEqual([])
    expect(sourcesFor('tram')).toEqual(['contact'])
  })

  test('is forgotten with its row, down to the last word of the index', () => {
    const { planId } = fillEveryTable(database, { schoolNumber: '1001', givenName: 'Wren' })
    expect(countIndexedWords()).toBeGreaterThan(30)
    for (const table of ['goal_occurrence', 'delivery', 'decision', 'review', 'check_in', 'contact']) {
      database.run(`DELETE FROM ${table}`)
    }
    database.run('DELETE FROM restricted_note')
    database.run('DELETE FROM plan_section WHERE plan_id = ?', planId)
    expect(countIndexedWords()).toBe(0)
    expect(database.get('SELECT count(*) AS n FROM full_text')).toEqual({ n: 0 })
  })

  test('that is rolled back was never there', () => {
    const student = aStudent()
    expect(() =>
      database.transaction(() => {
        logContact('a word too many', student)
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(countIndexedWords()).toBe(0)
  })
})

describe('a search', () => {
  test.each([
    ['lukasz', 'Łukasz rang'],
    ['soren', 'Søren and Åse'],
    ['weiss', 'Frau Weiß'],
    ['weiß', 'Frau Weiss'],
    ['STRASSE', 'auf der Straße'],
    ['duc', 'Đức came'],
    ['nguyen', 'Nguyễn Thị'],
    ['nguyễn', 'NGUYEN THI'],
    ['nguyen', 'Nguyễn'.normalize('NFD')],
    ['isil', 'Işıl İnce'],
    ['ince', 'Işıl İnce'],
    ['aegir', 'Ægir Þór'],
    ['thor', 'Ægir Þór'],
    ['محمد', 'مُحَمَّد'],
    ['احمد', 'أحمد'],
    ['أحمد', 'أحمد'],
    ['олена', 'Олена Коваленко'],
    ['сергій', 'Сергій'],
    ['сергии', 'Сергій'.replace('і', 'и')],
    ['Ελένη', 'Ελένη'],
    ['ελενη', 'Ελένη'],
    ['हिन्दी', 'वह हिन्दी बोलती है'],
    ['aïda', 'Aida'],
  ])('for %s finds %s', (search, words) => {
    expect(finds(search, words)).toBe(true)
  })

  test.each(['o’brien', "o'brien", 'obrien', 'brien'])('for %s finds O’Brien', (search) => {
    expect(finds(search, 'Ms. O’Brien rang')).toBe(true)
  })

  test.each([
    ['学校', '今天他来学校了'],
    ['がっこう', 'きょうはがっこうにきた'],
    ['학교', '오늘학교에왔다'],
    ['โรงเรียน', 'เขามาโรงเรียนวันนี้'],
  ])('for %s finds it in the middle of %s, where no spaces are', (search, words) => {
    expect(finds(search, words)).toBe(true)
    expect(finds('没有', words)).toBe(false)
  })

  test('wants every word, in any order, each perhaps only begun', () => {
    expect(finds('late bus', 'The bus was late')).toBe(true)
    expect(finds('lat bu', 'The bus was late')).toBe(true)
    expect(finds('bus early', 'The bus was late')).toBe(false)
    expect(finds('us', 'The bus was late')).toBe(false)
  })

  test.each([
    '"',
    '*',
    'a*',
    'AND',
    'bus OR',
    'NOT bus',
    'NEAR(bus late)',
    '(bus',
    'words:bus',
    '-bus',
    '^bus',
    'bus^',
  ])('for %s is only words, never a formula', (search) => {
    logContact('A bus and, or, not near', aStudent())
    expect(() => searchNotes(database, search, everyone)).not.toThrow()
  })

  test('with a control character in it is the search without', () => {
    logContact('The bus was late', aStudent())
    expect(searchNotes(database, 'bu\u0000', everyone)).toHaveLength(1)
    expect(searchNotes(database, '𠀀\u0000', everyone)).toEqual([])
  })

  test('of anything at all never breaks', () => {
    logContact('The bus was late', aStudent())
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (search) => {
        searchNotes(database, search, everyone)
      }),
      { numRuns: 300 },
    )
  })

  test('finds any text by the start of any of its words', () => {
    const student = aStudent()
    const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-žẠ-ỹа-яА-ЯёЁїЇєά-ώ]{1,12}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (words, which, length) => {
          const asked = [...(words[which % words.length] ?? '')]
          const id = logContact(words.join(' '), student)
          const found = searchNotes(database, asked.slice(0, 1 + (length % asked.length)).join(''), everyone)
          database.run('DELETE FROM contact WHERE id = ?', id)
          expect(found).toHaveLength(1)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('for nothing finds nothing', () => {
    logContact('The bus was late', aStudent())
    expect(['', '  ', '–', '😀', '""'].flatMap((search) => sourcesFor(search))).toEqual([])
  })

  test('brings the newest first, fifty at most', () => {
    const student = aStudent()
    const day = (place: number) => `2026-01-${String(1 + (place % 28)).padStart(2, '0')}` as IsoDate
    const ids = Array.from({ length: 60 }, (_, place) => logContact(`bus ${place}`, student, day(place)))
    const found = searchNotes(database, 'bus', everyone).map((hit) => (hit.source === 'contact' ? hit.id : 0))
    const wanted = ids
      .map((id, place) => ({ id, on: day(place) }))
      .toSorted((one, other) => (one.on === other.on ? other.id - one.id : one.on < other.on ? 1 : -1))
    expect(found).toEqual(wanted.slice(0, 50).map(({ id }) => id))
  })

  test('also finds what happened long ago or was dated by mistake', () => {
    const student = aStudent()
    logContact('first bus', student, '0001-01-01')
    logContact('last bus', student, '9999-12-31')
    expect(searchNotes(database, 'bus', everyone).map((hit) => 'id' in hit && hit.id)).toEqual([2, 1])
  })

  test('over one student finds nothing of another', () => {
    const [one, other] = [aStudent('1001'), aStudent('10011')]
    logContact('the bus', one)
    logContact('the bus', other)
    const of = (studentId: StudentId) =>
      searchNotes(database, 'bus', { studentId, slotId: null }).map((hit) => hit.studentId)
    expect([of(one), of(other)]).toEqual([[one], [other]])
    expect(sourcesFor(`s${one}`)).toEqual([])
  })

  test('finds a restricted note only for the person who wrote it', () => {
    fillEveryTable(database, { schoolNumber: '1001', givenName: 'Wren' })
    expect(sourcesFor('confidence', ownSlot)).toEqual(['restricted_note'])
    expect(sourcesFor('confidence', 'another-slot')).toEqual([])
    expect(sourcesFor('confidence')).toEqual([])
  })

  test('leaves out who is in the bin', () => {
    const { studentId } = fillEveryTable(database, { schoolNumber: '1001', givenName: 'Wren' })
    setStudentState(database, studentId, 'archived', filledAt)
    expect(sourcesFor('driver')).toEqual(['delivery'])
    setStudentState(database, studentId, 'binned', filledAt)
    expect(sourcesFor('driver')).toEqual([])
  })
})

/** Writes the word into the first text of a section that has one, as the plan's screen would. */
function writeSection(planId: PlanId, section: SectionId, word: string): void {
  const filled: Partial<Record<SectionId, unknown>> = {
    voice: { quotes: [{ id: 'no-code', topic: 'helps', words: word, saidOn: null }] },
    strengths: { items: [{ id: 'no-code', kind: 'interest', words: word }] },
    familyWords: { quotes: [{ id: 'no-code', who: word, words: '', saidOn: '2026-01-01' }] },
    barriers: { items: [{ id: 'no-code', category: 'transport', words: word, supportIds: ['no-code'] }] },
    team: { members: [{ id: 'no-code', role: 'mentor', name: word }] },
    supports: { items: [{ id: 'no-code', kind: 'food', what: word }] },
    goals: { items: [{ id: 'no-code', activity: '', steps: [{ id: 'no-code', words: word }] }] },
    promises: { items: [{ id: 'no-code', party: 'school', words: word }] },
    schedule: { stages: [{ id: 'no-code', sessions: [{ id: 'no-code', from: '08:00', what: word }] }] },
    classroom: { strategies: [{ id: 'no-code', words: word }] },
    communication: { items: [{ id: 'no-code', withWhom: word }] },
    helpers: { items: [], badMorning: { goodToHear: word } },
    milestones: { items: [], stepDown: word },
    placement: { priorProgress: word },
    rhythm: { howWeWatch: word, checkInEvery: 'no-code' },
  }
  const revision = database.get<{ revision: number }>('SELECT revision FROM plan WHERE id = ?', planId)
  savePlanSection(database, {
    planId,
    revision: revision?.revision ?? 0,
    section,
    content: filled[section] ?? emptyPlanContent()[section],
    at: filledAt,
    today: '2026-03-02',
  })
}
