/** The school's settings, calendar and attendance codes. Never decides whether a year may be saved. */
import type { AttendanceCode, MarkCategory } from '#shared/domain/attendance.ts'
import { presetCodes } from '#shared/domain/attendance-codes.ts'
import type { IsoDate, Weekday } from '#shared/domain/day.ts'
import type { ImportId, SchoolYearId } from '#shared/domain/identity.ts'
import type { Closure, SchoolYear, SchoolYearDraft, Term } from '#shared/domain/school-calendar.ts'
import { type SchoolSettings, schoolSettings } from '#shared/domain/school-settings.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

const settingsKey = 'school'

/** Throws when the vault has none, which only a vault that is being made can. */
export function getSettings(database: ReadDatabase): SchoolSettings {
  const row = database.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', settingsKey)
  return schoolSettings.parse(JSON.parse(row?.value ?? 'null'))
}

/** Saves the settings. The school starts with the usual codes of its rule; codes in use are never touched. */
export function saveSettings(database: WriteDatabase, settings: SchoolSettings): void {
  database.transaction(() => {
    const before = database.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', settingsKey)
    database.run(
      'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      settingsKey,
      JSON.stringify(settings),
    )
    const ruleBefore = before === undefined ? null : schoolSettings.parse(JSON.parse(before.value)).rule
    if (ruleBefore === settings.rule) return
    const codesOfBefore = ruleBefore === null ? [] : presetCodes(ruleBefore).map((preset) => preset.code)
    for (const code of codesOfBefore) removeUnusedCode(database, code)
    for (const preset of presetCodes(settings.rule)) insertCode(database, preset)
  })
}

type SchoolYearRow = {
  id: SchoolYearId
  name: string
  starts_on: IsoDate
  ends_on: IsoDate
  weekdays: string
  terms: string
  closures: string
}

const yearColumns = 'id, name, starts_on, ends_on, weekdays, terms, closures'

function toSchoolYear(row: SchoolYearRow): SchoolYear {
  return {
    id: row.id,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    weekdays: JSON.parse(row.weekdays) as Weekday[],
    terms: JSON.parse(row.terms) as Term[],
    closures: JSON.parse(row.closures) as Closure[],
  }
}

/** Newest first. */
export function listSchoolYears(database: ReadDatabase): SchoolYear[] {
  return database
    .all<SchoolYearRow>(`SELECT ${yearColumns} FROM school_year ORDER BY starts_on DESC`)
    .map(toSchoolYear)
}

export function findSchoolYearById(database: ReadDatabase, id: SchoolYearId): SchoolYear | null {
  const row = database.get<SchoolYearRow>(`SELECT ${yearColumns} FROM school_year WHERE id = ?`, id)
  return row === undefined ? null : toSchoolYear(row)
}

const valuesOfYear = (draft: SchoolYearDraft) => [
  draft.name,
  draft.startsOn,
  draft.endsOn,
  JSON.stringify([...new Set(draft.weekdays)].toSorted((one, other) => one - other)),
  JSON.stringify(draft.terms),
  JSON.stringify(draft.closures),
]

/** The caller makes sure that the year overlaps no other, and rebuilds the strips. */
export function insertSchoolYear(
  database: WriteDatabase,
  draft: SchoolYearDraft,
  importId: ImportId | null,
): SchoolYearId {
  const { id } = database.run(
    `INSERT INTO school_year (name, starts_on, ends_on, weekdays, terms, closures, import_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ...valuesOfYear(draft),
    importId,
  )
  return id as SchoolYearId
}

/** A year that a person has changed no longer belongs to the import that brought it. */
export function updateSchoolYear(database: WriteDatabase, id: SchoolYearId, draft: SchoolYearDraft): void {
  database.run(
    `UPDATE school_year SET name = ?, starts_on = ?, ends_on = ?, weekdays = ?, terms = ?, closures = ?,
     import_id = NULL WHERE id = ?`,
    ...valuesOfYear(draft),
    id,
  )
}

/** Marks of the year stay in the record, not counted without a calendar. Totals are of the year and go with it. */
export function removeSchoolYear(database: WriteDatabase, id: SchoolYearId): void {
  database.run('DELETE FROM attendance_total WHERE school_year_id = ?', id)
  database.run('DELETE FROM attendance_strip WHERE school_year_id = ?', id)
  database.run('DELETE FROM school_year WHERE id = ?', id)
}

export type StoredCode = AttendanceCode & { id: number }

/** In the order in which they came to the school. */
export function listCodes(database: ReadDatabase): StoredCode[] {
  return database.all<StoredCode>('SELECT id, code, label, category FROM attendance_code ORDER BY id')
}

/** How many marks use each code, by the code's id. Reads every mark. */
export function countUsesOfCodes(database: ReadDatabase): Map<number, number> {
  const rows = database.all<{ id: number; uses: number }>(
    'SELECT code_id AS id, count(*) AS uses FROM mark GROUP BY code_id',
  )
  return new Map(rows.map((row) => [row.id, row.uses]))
}

function insertCode(database: WriteDatabase, code: AttendanceCode): void {
  database.run(
    'INSERT INTO attendance_code (code, label, category) VALUES (?, ?, ?) ON CONFLICT (code) DO NOTHING',
    code.code,
    code.label,
    code.category,
  )
}

function removeUnusedCode(database: WriteDatabase, code: string): void {
  database.run(
    `DELETE FROM attendance_code WHERE code = ?
     AND id NOT IN (SELECT code_id FROM mark) AND id NOT IN (SELECT code_id FROM mark_replaced)`,
    code,
  )
}

/**
 * Makes the codes these: known ones are remapped, new ones added, missing ones removed unless a mark uses them.
 * Returns whether any category changed, and the strips must be rebuilt.
 */
export function saveCodes(database: WriteDatabase, codes: readonly AttendanceCode[]): boolean {
  return database.transaction(() => {
    const before = new Map<string, MarkCategory>(
      listCodes(database).map((code) => [code.code, code.category]),
    )
    const wanted = new Set(codes.map((code) => code.code))
    for (const code of before.keys()) if (!wanted.has(code)) removeUnusedCode(database, code)
    for (const code of codes) {
      database.run(
        `INSERT INTO attendance_code (code, label, category) VALUES (?, ?, ?)
         ON CONFLICT (code) DO UPDATE SET label = excluded.label, category = excluded.category`,
        code.code,
        code.label,
        code.category,
      )
    }
    return codes.some((code) => before.has(code.code) && before.get(code.code) !== code.category)
  })
}
