/** Looks at a file and says how it understands it. Stores nothing. */
import {
  importKinds,
  type ImportKind,
  type ImportReading,
  type ImportUnderstanding,
} from '#shared/domain/attendance-import.ts'
import type { AttendanceCode, MarkCategory } from '#shared/domain/attendance.ts'
import { toEpochDay } from '#shared/domain/day.ts'
import { AppError } from '#shared/messages/errors.ts'
import { findReading, listCodesOfImports } from '../storage/tables/imports.ts'
import { listCodes, listSchoolYears } from '../storage/tables/school.ts'
import type { FileContent, Format, TableLook, Understood, World } from './format.ts'
import { guessCodes } from './guessing/codes.ts'
import { guessColumns, guessHasHeader, measureWidth } from './guessing/columns.ts'
import { guessDateOrder } from './guessing/date-order.ts'
import { guessDelimiter } from './guessing/delimiter.ts'
import { isHeadedBy, rolesBy } from './guessing/headings.ts'
import { guessKind } from './guessing/kinds.ts'
import { isOpenOn } from './guessing/open-days.ts'
import { readDate } from './reading/dates.ts'
import { detectEncoding } from './reading/encoding.ts'
import { measureSource, type SourceFile } from './reading/source-file.ts'
import { isBlank, readSample, type TableReading } from './reading/table.ts'
import { formats, listFormats } from './registry.ts'
import { RowSplitter } from './reading/csv-rows.ts'

/** Enough for a thousand students of a day, so that columns show what they hold. */
const sampleCharacters = 512 * 1024
const problemsShown = 200

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

type Guess = {
  kind: ImportKind
  reading: ImportReading
  isRemembered: boolean
  isDateOrderUndecided: boolean
  content: FileContent
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
  const isReadable = missing.length === 0
  const understood = isReadable ? await content.understand(reading, format, world) : nothingUnderstood
  const categories = new Map(reading.codes.map((code) => [code.code, code]))
  return {
    fileName: file.name,
    kind: guess.kind,
    sheets: [],
    notes: [...(content.notes ?? [])],
    mixedDates: null,
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

type Listen = { signal: AbortSignal; onBytes: (done: number) => void }
type Sample = { rows: string[][]; header: string[] }

/** The first rows of the file, its header apart. Throws `file.empty` when there is none. */
function splitSample(file: SourceFile, text: string, table: Omit<TableReading, 'encoding'>): Sample {
  const rows = new RowSplitter(table.delimiter)
    .push(text, text.length < sampleCharacters)
    .filter((row) => !isBlank(row))
    .map((row) => row.fields)
  const [first] = rows
  if (first === undefined) throw new AppError('file.empty', { file: file.name })
  return table.hasHeader
    ? { rows: rows.slice(1), header: first.map((name) => name.trim()) }
    : { rows, header: [] }
}

/**
 * What a person decided stands. Only what does not fit any more is guessed anew: the columns, when another delimiter
 * makes other ones; the meaning of codes that another column brought in; an order in which no date can be read.
 */
async function readAsAsked(
  file: SourceFile,
  asked: ImportReading,
  world: World,
  listen: Listen,
): Promise<Guess> {
  const { kind } = formats[asked.format]
  const text = await readSample(file, asked.encoding, sampleCharacters, listen.signal)
  const sample = splitSample(file, text, asked)
  const width = measureWidth(sample.header, sample.rows)
  const columns =
    asked.columns.length === width ? asked.columns : guessColumns(sample.header, sample.rows, kind)
  const content = await formats[asked.format].readFile(file, { ...asked, columns }, listen, listen.signal)
  const order = guessDateOrder(content.dates, dateWorld(world))
  const isLegible = content.dates.some((date) => readDate(date, asked.dateOrder) !== null)
  const decided = new Set(asked.codes.map(({ code }) => code))
  const fresh = guessCodes(
    content.codes,
    codeWorld(world, sample.header[columns.indexOf('code')], null),
  ).filter(({ code }) => !decided.has(code))
  return {
    kind,
    content,
    isRemembered: false,
    isDateOrderUndecided: order.isUndecided,
    reading: {
      ...asked,
      columns,
      dateOrder: isLegible || content.dates.length === 0 ? asked.dateOrder : order.order,
      codes: [...asked.codes, ...fresh],
    },
  }
}

async function guessReading(
  file: SourceFile,
  asked: ImportKind | null,
  world: World,
  listen: Listen,
): Promise<Guess> {
  const encoding = await detectEncoding(file, listen.signal)
  const text = await readSample(file, encoding, sampleCharacters, listen.signal)
  const delimiter = guessDelimiter(text)
  const all = splitSample(file, text, { delimiter, hasHeader: false })
  const hasHeader = guessHasHeader(all.rows, asked)
  const look = splitSample(file, text, { delimiter, hasHeader })
  const { kind, remembered } = recall(look, asked, world)
  const system = listFormats(kind).find(
    ({ headings }) => headings !== undefined && isHeadedBy(headings, look.header),
  )
  const known = system?.headings === undefined ? [] : rolesBy(system.headings, look.header)
  const columns = remembered?.columns ?? guessColumns(look.header, look.rows, kind, known)
  const table = { encoding, delimiter, hasHeader, columns, container: 'text', sheet: null } as const
  const reader = remembered === null ? listFormats(kind)[0] : formats[remembered.format]
  const content = await reader.readFile(file, table, listen, listen.signal)
  const order = guessDateOrder(content.dates, dateWorld(world))
  // A system that writes its dates in a new way is not read in the old one.
  const isRecalled =
    remembered !== null &&
    order.isUndecided &&
    content.dates.some((date) => readDate(date, remembered.dateOrder) !== null)
  const codes = guessCodes(content.codes, codeWorld(world, look.header[columns.indexOf('code')], remembered))
  return {
    kind,
    content,
    isRemembered: remembered !== null,
    isDateOrderUndecided: order.isUndecided && !isRecalled,
    reading: {
      ...table,
      format: remembered?.format ?? chooseFormat(kind, columns, look, { content, codes }),
      dateOrder: isRecalled ? remembered.dateOrder : order.order,
      codes,
      createsUnknownStudents: remembered?.createsUnknownStudents ?? true,
      isMixedDates: false,
      leavesUndecidedDates: false,
    },
  }
}

/** What the file is about, and how the last one with the same headings was read: a person may have said so then. */
function recall(look: TableLook, asked: ImportKind | null, { database }: World): Recalled {
  const kind = asked ?? guessKind(look)
  const remembered = (one: ImportKind) => ({ kind: one, remembered: findReading(database, one, look.header) })
  const others = asked === null ? importKinds.filter((one) => one !== kind) : []
  const first = remembered(kind)
  return first.remembered === null
    ? (others.map(remembered).find((one) => one.remembered !== null) ?? first)
    : first
}
type Recalled = { kind: ImportKind; remembered: ImportReading | null }

function chooseFormat(
  kind: ImportKind,
  columns: ImportReading['columns'],
  look: TableLook,
  { content, codes }: { content: FileContent; codes: readonly AttendanceCode[] },
): ImportReading['format'] {
  const meant = new Map<string, MarkCategory>(codes.map(({ code, category }) => [code, category]))
  const categories = content.codes.map(({ code }) => meant.get(code) ?? null)
  const [first, ...others] = listFormats(kind)
  const found = [first, ...others].find((format) => format.isLike(columns, categories, look))
  return (found ?? others.at(-1) ?? first).format
}

function dateWorld(world: World) {
  const years = listSchoolYears(world.database)
  return { rule: world.rule, today: toEpochDay(world.today), isOpenOn: isOpenOn(years) }
}

function codeWorld(world: World, heading: string | undefined, remembered: ImportReading | null) {
  return {
    heading: heading ?? '',
    rule: world.rule,
    known: listCodes(world.database),
    established: listCodesOfImports(world.database),
    remembered: remembered?.codes ?? [],
  }
}
