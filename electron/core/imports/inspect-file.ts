/** Looks at a file and says how it understands it. Stores nothing. */
import type { ImportKind, ImportReading, ImportUnderstanding } from '#shared/domain/attendance-import.ts'
import type { Format, Understood, World } from './format.ts'
import { type Guess, guessReading, readAsAsked } from './guess-reading.ts'
import { isSecret } from './guessing/secrets.ts'
import { measureSource, type SourceFile } from './reading/source-file.ts'
import { listSheets } from './reading/workbook.ts'
import { formats } from './registry.ts'

const problemsShown = 200
const notesShown = 60

export type Watch = { signal: AbortSignal; onBytes: (done: number, total: number) => void }

/** The needed columns that the reading does not name, as a person would call them. */
function listMissing({ columns }: Pick<ImportReading, 'columns'>, { needs }: Format): string[] {
  return needs.filter(({ anyOf }) => !anyOf.some((role) => columns.includes(role))).map(({ name }) => name)
}

/** The first of them, or null. */
export function findMissing(reading: ImportReading, format: Format): string | null {
  return listMissing(reading, format)[0] ?? null
}

const nothingUnderstood: Understood = {
  firstOn: null,
  lastOn: null,
  knownStudents: 0,
  unknownStudents: 0,
  newSchoolYears: [],
  marksOnClosedDays: 0,
  studentsSharingNames: 0,
}

/**
 * Without `asked`, everything is guessed, without `kind` what the file is about too; with it, the file is looked at in
 * just that way.
 */
export async function inspectFile(
  file: SourceFile,
  kind: ImportKind | null,
  asked: ImportReading | null,
  world: World,
  watch: Watch,
): Promise<ImportUnderstanding> {
  const bytes = await measureSource(file)
  const onBytes = (done: number) => watch.onBytes(done, bytes)
  const guess =
    asked === null
      ? await guessReading(file, kind, world, { signal: watch.signal, onBytes })
      : await readAsAsked(file, asked, world, { signal: watch.signal, onBytes })
  const { reading, content } = guess
  const format = formats[reading.format]
  const missing = listMissing(reading, format)
  // While a needed column is not named, every row would be a problem; the missing column is the only one.
  const isReadable = missing.length === 0 && (guess.headingYears.length === 0 || reading.headingYear !== null)
  const understood = isReadable ? await content.understand(reading, format, world) : nothingUnderstood
  content.release?.()
  const categories = new Map(reading.codes.map((code) => [code.code, code]))
  return {
    fileName: file.name,
    kind: guess.kind,
    sheets: reading.container === 'workbook' ? await listSheets(file, watch.signal) : [],
    notes: listNotes(guess),
    mixedDates: guess.mixedDates,
    headingYears: guess.headingYears,
    coming: null,
    bytes,
    reading,
    isRemembered: guess.isRemembered,
    isDateOrderUndecided: guess.isDateOrderUndecided,
    header: content.header,
    firstRows: content.firstRows.map((row) => row.slice(0, reading.columns.length)),
    codesFound: content.codes.map(({ code, label, count }) => ({
      code,
      label: categories.get(code)?.label ?? label,
      count,
      category: categories.get(code)?.category ?? null,
    })),
    rows: content.rows,
    missing,
    ...understood,
    problems: isReadable ? content.problems.list(problemsShown) : [],
    problemCount: isReadable ? content.problems.count : 0,
  }
}

/** Beside what the file says itself: which of its columns nobody may read. */
function listNotes({ content: { notes = [], header } }: Guess): ImportUnderstanding['notes'] {
  const secret = header.filter(isSecret)
  const kept = secret.map((name) => ({ kind: 'not-stored', name: name.slice(0, 120), readAs: '' }) as const)
  return [...kept, ...notes].slice(0, notesShown)
}
