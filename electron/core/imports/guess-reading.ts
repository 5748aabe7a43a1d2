/** Guesses how a file is to be read, or keeps to what a person decided. Stores nothing. */
import {
  importKinds,
  type ImportKind,
  type ImportReading,
  type ImportUnderstanding,
} from '#shared/domain/attendance-import.ts'
import type { AttendanceCode, MarkCategory } from '#shared/domain/attendance.ts'
import { AppError } from '#shared/messages/errors.ts'
import { findReading, listCodesOfImports } from '../storage/tables/imports.ts'
import { listCodes, listSchoolYears } from '../storage/tables/school.ts'
import { readDateWorld } from './date-world.ts'
import type { FileContent, Format, TableLook, World } from './format.ts'
import { guessCodes } from './guessing/codes.ts'
import { guessColumns, guessHasHeader, measureWidth } from './guessing/columns.ts'
import { guessDateOrder } from './guessing/date-order.ts'
import { addYears } from './guessing/day-headings.ts'
import { findHeadingYears, holdsNumbers } from './guessing/heading-years.ts'
import { guessDelimiter } from './guessing/delimiter.ts'
import { isHeadedBy, rolesBy } from './guessing/headings.ts'
import { guessKind } from './guessing/kinds.ts'
import { refuseMarkup, refuseProse, refuseTable, refuseTitle } from './guessing/refuse-table.ts'
import { isSecret } from './guessing/secrets.ts'
import { detectContainer } from './reading/container.ts'
import { readDate } from './reading/dates.ts'
import { detectEncoding } from './reading/encoding.ts'
import type { SourceFile } from './reading/source-file.ts'
import { nameColumns, readFirstRows, readSample } from './reading/table.ts'
import { formats, listFormats } from './registry.ts'

/** Enough for a thousand students of a day, so that columns show what they hold. */
const sampleCharacters = 512 * 1024

export type Guess = {
  kind: ImportKind
  reading: ImportReading
  isRemembered: boolean
  isDateOrderUndecided: boolean
  mixedDates: ImportUnderstanding['mixedDates']
  headingYears: ImportUnderstanding['headingYears']
  content: FileContent
}

type Listen = { signal: AbortSignal; onBytes: (done: number) => void }
type Sample = { rows: string[][]; header: string[] }

/** The first rows, the header apart. Throws `file.empty` when there is none. */
function splitHeader(file: SourceFile, rows: readonly string[][], hasHeader: boolean): Sample {
  const [first] = rows
  if (first === undefined) throw new AppError('file.empty', { file: file.name })
  return hasHeader
    ? { rows: rows.slice(1), header: first.map((name) => name.trim()) }
    : { rows: [...rows], header: [] }
}

/** How the file is split into fields: by itself, or by the encoding and delimiter of a text. */
async function guessSplitting(file: SourceFile, signal: AbortSignal): Promise<Splitting> {
  const container = await detectContainer(file)
  if (container !== 'text') return { container, sheet: null, encoding: 'utf-8', delimiter: ',' }
  const encoding = await detectEncoding(file, signal)
  const text = await readSample(file, encoding, sampleCharacters, signal)
  refuseMarkup(file.name, text)
  return { container: 'text', sheet: null, encoding, delimiter: guessDelimiter(text) }
}
type Splitting = Pick<ImportReading, 'container' | 'sheet' | 'encoding' | 'delimiter'>

/**
 * What a person decided stands. Only what does not fit any more is guessed anew: the columns, when another delimiter
 * makes other ones; the meaning of codes that another column brought in; an order in which no date can be read.
 */
export async function readAsAsked(
  file: SourceFile,
  wanted: ImportReading,
  world: World,
  listen: Listen,
): Promise<Guess> {
  let asked = wanted
  if (asked.container === 'bundle') return guessBundle(file, asked, world, listen)
  // Another sheet is another table.
  if (asked.columns.length === 0) return guessReading(file, null, world, listen, asked)
  const { kind } = formats[asked.format]
  const first = await readFirstRows(file, asked, sampleCharacters, listen.signal)
  const bare = splitHeader(file, first, asked.hasHeader)
  const years = findYears(bare.header, kind, asked.headingYear, world)
  // Another year can leave one order only.
  if (years?.isOrderUndecided === false) asked = { ...asked, dateOrder: years.order }
  const sample = { ...bare, header: nameColumns(bare.header, asked) }
  const width = measureWidth(sample.header, sample.rows)
  const columns = keepSecrets(
    sample.header,
    asked.columns.length === width ? asked.columns : guessColumns(sample.header, sample.rows, kind),
  )
  const content = await formats[asked.format].readFile(file, { ...asked, columns }, listen, listen.signal)
  const order = guessDateOrder(content.dates, readDateWorld(world, kind))
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
    isDateOrderUndecided: order.isUndecided || years?.isOrderUndecided === true,
    mixedDates: order.mixed,
    headingYears: years?.years ?? [],
    reading: {
      ...asked,
      isMixedDates: order.mixed !== null,
      leavesUndecidedDates: asked.isMixedDates ? asked.leavesUndecidedDates : order.mixed !== null,
      columns,
      // Days that got their year here are written one way only; the order is that of the headings.
      dateOrder: isLegible || content.dates.length === 0 || years !== null ? asked.dateOrder : order.order,
      codes: [...asked.codes, ...fresh],
    },
  }
}

/** Without a kind, what the file is about is guessed too; without a splitting, how it is split into fields. */
export async function guessReading(
  file: SourceFile,
  asked: ImportKind | null,
  world: World,
  listen: Listen,
  agreed: Splitting | null = null,
): Promise<Guess> {
  const splitting = agreed === null ? await guessSplitting(file, listen.signal) : pickSplitting(agreed)
  if (splitting.container === 'bundle') return guessBundle(file, null, world, listen)
  const first = await readFirstRows(file, splitting, sampleCharacters, listen.signal)
  const hasHeader = guessHasHeader(first, asked)
  if (!hasHeader) refuseTitle(file.name, first)
  const bare = splitHeader(file, first, hasHeader)
  const years = holdsNumbers(bare) ? null : findYears(bare.header, asked ?? 'attendance', null, world)
  const look =
    years === null
      ? bare
      : { ...bare, header: addYears(bare.header, years.year ?? years.years[0] ?? 0, years.order) }
  const { kind, remembered } = recall(look, asked, world)
  if (asked === null && remembered === null && splitting.container === 'text') refuseProse(file.name, look)
  refuseTable(file.name, look)
  const system = listFormats(kind).find(
    ({ headings }) => headings !== undefined && isHeadedBy(headings, look.header),
  )
  const known = system?.headings === undefined ? [] : rolesBy(system.headings, look.header)
  const columns = keepSecrets(
    look.header,
    remembered?.columns ?? guessColumns(look.header, look.rows, kind, known),
  )
  const table = {
    ...splitting,
    hasHeader,
    columns,
    headingYear: kind === 'attendance' ? (years?.year ?? null) : null,
  }
  const reader = remembered === null ? getPlainest(kind) : formats[remembered.format]
  const headed = { ...table, dateOrder: years?.order ?? 'ymd' }
  const content = await reader.readFile(file, headed, listen, listen.signal)
  const order = guessDateOrder(content.dates, readDateWorld(world, kind))
  // A system that writes its dates in a new way is not read in the old one.
  const isRecalled =
    remembered !== null &&
    order.isUndecided &&
    order.mixed === null &&
    content.dates.some((date) => readDate(date, remembered.dateOrder) !== null)
  const codes = guessCodes(content.codes, codeWorld(world, look.header[columns.indexOf('code')], remembered))
  return {
    kind,
    content,
    isRemembered: remembered !== null,
    isDateOrderUndecided: years?.isOrderUndecided === true || (order.isUndecided && !isRecalled),
    mixedDates: order.mixed,
    headingYears: kind === 'attendance' ? (years?.years ?? []) : [],
    reading: {
      ...table,
      format: remembered?.format ?? chooseFormat(kind, columns, look, { content, codes }),
      dateOrder: years?.order ?? (isRecalled ? remembered.dateOrder : order.order),
      codes,
      createsUnknownStudents: remembered?.createsUnknownStudents ?? true,
      isMixedDates: order.mixed !== null,
      // Until a person says how to read them, days that fit both orders are left out and listed.
      leavesUndecidedDates: order.mixed !== null,
    },
  }
}

function findYears(header: readonly string[], kind: ImportKind, asked: number | null, world: World) {
  if (kind !== 'attendance') return null
  return findHeadingYears(header, asked, listSchoolYears(world.database), readDateWorld(world, kind))
}

const pickSplitting = ({ container, sheet, encoding, delimiter }: Splitting): Splitting => ({
  container,
  sheet,
  encoding,
  delimiter,
})

/** No choice and no earlier import makes a column of passwords anything that is kept. */
function keepSecrets(header: readonly string[], columns: ImportReading['columns']): ImportReading['columns'] {
  return columns.map((role, place) => (isSecret(header[place] ?? '') ? 'ignore' : role))
}

/** Files that belong together are a list of students in a form of their own, which says itself what its columns are. */
async function guessBundle(
  file: SourceFile,
  asked: ImportReading | null,
  world: World,
  listen: Listen,
): Promise<Guess> {
  const { format, kind, readFile } = formats.oneroster
  const splitting = {
    container: 'bundle',
    sheet: null,
    encoding: 'utf-8',
    delimiter: ',',
    hasHeader: true,
  } as const
  const table = { ...splitting, columns: asked?.columns ?? [] }
  const content = await readFile(file, table, listen, listen.signal)
  const columns =
    table.columns.length === content.header.length ? table.columns : [...(content.columns ?? [])]
  const { order, isUndecided, mixed } = guessDateOrder(content.dates, readDateWorld(world, kind))
  return {
    kind,
    content,
    isRemembered: false,
    isDateOrderUndecided: isUndecided,
    mixedDates: mixed,
    headingYears: [],
    reading: {
      ...splitting,
      headingYear: null,
      format,
      columns,
      dateOrder: asked?.dateOrder ?? order,
      codes: [],
      createsUnknownStudents: asked?.createsUnknownStudents ?? true,
      isMixedDates: mixed !== null,
      leavesUndecidedDates: asked?.leavesUndecidedDates ?? mixed !== null,
    },
  }
}

/** The particular formats come first; the last one reads any table of its kind. */
function getPlainest(kind: ImportKind): Format {
  const [first, ...others] = listFormats(kind)
  return others.at(-1) ?? first
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
  const found = listFormats(kind).find((format) => format.isLike(columns, categories, look))
  return (found ?? getPlainest(kind)).format
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
