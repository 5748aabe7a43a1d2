/** Looks at a file and says how it understands it. Stores nothing. */
import type { ImportKind, ImportReading, ImportUnderstanding } from '#shared/domain/attendance-import.ts'
import type { AttendanceCode, MarkCategory } from '#shared/domain/attendance.ts'
import { toEpochDay } from '#shared/domain/day.ts'
import { AppError } from '#shared/messages/errors.ts'
import { findReading, listCodesOfImports } from '../storage/tables/imports.ts'
import { listCodes, listSchoolYears } from '../storage/tables/school.ts'
import type { FileContent, Format, World } from './format.ts'
import { guessCodes } from './guessing/codes.ts'
import { guessColumns, guessHasHeader } from './guessing/columns.ts'
import { guessDateOrder } from './guessing/date-order.ts'
import { guessDelimiter } from './guessing/delimiter.ts'
import { isOpenOn } from './guessing/open-days.ts'
import { detectEncoding } from './reading/encoding.ts'
import { measureSource, type SourceFile } from './reading/source-file.ts'
import { isBlank, readSample, type TableReading } from './reading/table.ts'
import { formats, listFormats } from './registry.ts'
import { RowSplitter } from './reading/csv-rows.ts'

/** Enough for a thousand students of a day, so that columns show what they hold. */
const sampleCharacters = 512 * 1024
const problemsShown = 200

export type Watch = { signal: AbortSignal; onBytes: (done: number, total: number) => void }

/** The first needed column that the reading does not name, as a person would call it, or null. */
export function findMissing(reading: ImportReading, format: Format): string | null {
  const missing = format.needs.find(({ anyOf }) => !anyOf.some((role) => reading.columns.includes(role)))
  return missing?.name ?? null
}

type Guess = {
  reading: ImportReading
  isRemembered: boolean
  isDateOrderUndecided: boolean
  content: FileContent
}

/** Without `asked`, everything is guessed; with it, the file is looked at in just that way. */
export async function inspectFile(
  file: SourceFile,
  kind: ImportKind,
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
  // While a needed column is not named, every row would be a problem; the missing column is the only one.
  const isReadable = findMissing(reading, format) === null
  const understood = isReadable
    ? content.understand(reading, format, world)
    : { firstOn: null, lastOn: null, knownStudents: 0, unknownStudents: 0, newSchoolYears: [] }
  const categories = new Map(reading.codes.map((code) => [code.code, code]))
  return {
    fileName: file.name,
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
    ...understood,
    problems: isReadable ? content.problems.list(problemsShown) : [],
    problemCount: isReadable ? content.problems.count : 0,
  }
}

type Listen = { signal: AbortSignal; onBytes: (done: number) => void }

async function readAsAsked(
  file: SourceFile,
  asked: ImportReading,
  world: World,
  listen: Listen,
): Promise<Guess> {
  const content = await formats[asked.format].readFile(file, asked, listen, listen.signal)
  const { isUndecided } = guessDateOrder(content.dates, dateWorld(world))
  return { reading: asked, isRemembered: false, isDateOrderUndecided: isUndecided, content }
}

async function guessReading(
  file: SourceFile,
  kind: ImportKind,
  world: World,
  listen: Listen,
): Promise<Guess> {
  const encoding = await detectEncoding(file, listen.signal)
  const sample = await readSample(file, encoding, sampleCharacters, listen.signal)
  const delimiter = guessDelimiter(sample)
  const rows = new RowSplitter(delimiter)
    .push(sample, sample.length < sampleCharacters)
    .filter((row) => !isBlank(row))
    .map((row) => row.fields)
  const [first] = rows
  if (first === undefined) throw new AppError('file.empty', { file: file.name })
  const hasHeader = guessHasHeader(rows, kind)
  const header = hasHeader ? first.map((name) => name.trim()) : []
  const remembered = findReading(world.database, kind, header)
  const columns = remembered?.columns ?? guessColumns(header, hasHeader ? rows.slice(1) : rows, kind)
  const table = { encoding, delimiter, hasHeader, columns } satisfies TableReading &
    Pick<ImportReading, 'columns'>
  const content = await listFormats(kind)[0].readFile(file, table, listen, listen.signal)
  const order = guessDateOrder(content.dates, dateWorld(world))
  const isRecalled = remembered !== null && order.isUndecided
  const codes = guessCodes(content.codes, codeWorld(world, remembered))
  const format = remembered?.format ?? chooseFormat(kind, columns, content, codes)
  return {
    content,
    isRemembered: remembered !== null,
    isDateOrderUndecided: order.isUndecided && !isRecalled,
    reading: {
      ...table,
      format,
      dateOrder: isRecalled ? remembered.dateOrder : order.order,
      codes,
      createsUnknownStudents: remembered?.createsUnknownStudents ?? true,
    },
  }
}

function chooseFormat(
  kind: ImportKind,
  columns: ImportReading['columns'],
  content: FileContent,
  codes: readonly AttendanceCode[],
): ImportReading['format'] {
  const meant = new Map<string, MarkCategory>(codes.map(({ code, category }) => [code, category]))
  const categories = content.codes.map(({ code }) => meant.get(code) ?? null)
  const [first, ...others] = listFormats(kind)
  return ([first, ...others].find((format) => format.isLike(columns, categories)) ?? first).format
}

function dateWorld(world: World) {
  const years = listSchoolYears(world.database)
  return { rule: world.rule, today: toEpochDay(world.today), isOpenOn: isOpenOn(years) }
}

function codeWorld(world: World, remembered: ImportReading | null) {
  return {
    rule: world.rule,
    known: listCodes(world.database),
    established: listCodesOfImports(world.database),
    remembered: remembered?.codes ?? [],
  }
}
