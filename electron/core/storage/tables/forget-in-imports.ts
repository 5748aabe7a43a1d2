/**
 * Takes what imports remember of an erased student: words in rows that could not be used, in headings that were none,
 * in codes that were names, in the name of the file. Leaves marks and the codes that other students' marks have.
 */
import { toSearchWords } from '#shared/domain/search.ts'
import type { Student } from '#shared/domain/student.ts'
import type { WriteDatabase } from '../database.ts'

type IsAbout = (text: string) => boolean

/** Must run inside a transaction, once the marks of the student are gone. */
export function forgetInImports(database: WriteDatabase, student: Student): void {
  const isAbout = recognise(student)
  forgetCodes(database, isAbout)
  forgetInPastImports(database, isAbout)
  forgetReadings(database, isAbout)
}

const isUsed = `SELECT 1 FROM mark WHERE code_id = ? UNION ALL SELECT 1 FROM mark_replaced WHERE code_id = ? LIMIT 1`

/** Names that stood in the column that was taken for the codes. */
function forgetCodes(database: WriteDatabase, isAbout: IsAbout): void {
  const codes = database.all<{ id: number; code: string; label: string }>(
    'SELECT id, code, label FROM attendance_code',
  )
  for (const { id, code, label } of codes) {
    if (isAbout(label)) database.run(`UPDATE attendance_code SET label = '' WHERE id = ?`, id)
    if (isAbout(code) && database.get(isUsed, id, id) === undefined)
      database.run('DELETE FROM attendance_code WHERE id = ?', id)
  }
}

type PastImport = { id: number; fileName: string; reading: string; problems: string }
type Problem = { column: string | null; value: string }
/** As it was stored; one from another version of the program may hold less. */
type Reading = { codes?: { code: string; label: string }[] }

const isCodeAbout =
  (isAbout: IsAbout) =>
  ({ code, label }: { code: string; label: string }) =>
    isAbout(code) || isAbout(label)

/** Stands where the name of a file named the student. */
const erasedFile = 'A file'

function forgetInPastImports(database: WriteDatabase, isAbout: IsAbout): void {
  const imports = database.all<PastImport>('SELECT id, file_name AS fileName, reading, problems FROM import')
  for (const past of imports) {
    const reading = JSON.parse(past.reading) as Reading
    const codes = reading.codes?.filter((code) => !isCodeAbout(isAbout)(code))
    const problems = (JSON.parse(past.problems) as Problem[]).map(({ column, value, ...others }) => ({
      ...others,
      column: column !== null && isAbout(column) ? null : column,
      value: isAbout(value) ? '' : value,
    }))
    const isFileAbout = isAbout(past.fileName.replace(/\.[a-z]{2,4}$/i, ''))
    database.run(
      'UPDATE import SET file_name = ?, reading = ?, problems = ? WHERE id = ?',
      isFileAbout ? erasedFile : past.fileName,
      JSON.stringify(codes === undefined ? reading : { ...reading, codes }),
      JSON.stringify(problems),
      past.id,
    )
  }
}

/** A file whose headings or codes were somebody's name is not known again; it is guessed anew. */
function forgetReadings(database: WriteDatabase, isAbout: IsAbout): void {
  const holds = (header: string, readings: readonly (string | null)[]) =>
    (JSON.parse(header) as string[]).some(isAbout) ||
    readings.some(
      (reading) =>
        reading !== null && (JSON.parse(reading) as Reading).codes?.some(isCodeAbout(isAbout)) === true,
    )
  const memories = database.all<{ kind: string; header: string; reading: string }>(
    'SELECT kind, header, reading FROM import_memory',
  )
  for (const { kind, header, reading } of memories)
    if (holds(header, [reading]))
      database.run('DELETE FROM import_memory WHERE kind = ? AND header = ?', kind, header)
  const priors = database.all<{ kind: string; key: string; before: string | null; after: string }>(
    `SELECT DISTINCT kind, key, before, after FROM import_prior WHERE kind IN ('code', 'memory')`,
  )
  for (const { kind, key, before, after } of priors) {
    const isTheirs = kind === 'code' ? isAbout(key) : holds(key.slice(key.indexOf(':') + 1), [before, after])
    if (isTheirs) database.run('DELETE FROM import_prior WHERE kind = ? AND key = ?', kind, key)
  }
}

/**
 * Says of a text whether it is the student's name, number or both, however written: `Last, First`, without accents, by
 * the preferred name, with a middle name that the vault does not know. Rather takes one text too many.
 */
function recognise({
  schoolNumber,
  givenName,
  familyName,
  preferredName,
}: Student): (text: string) => boolean {
  const number = ` ${toSearchWords(schoolNumber).join(' ')} `
  const [given, family, preferred] = [
    toSearchWords(givenName),
    toSearchWords(familyName),
    toSearchWords(preferredName),
  ] as const
  const parts = new Set([...given, ...family, ...preferred])
  const fullNames = [given, preferred]
    .filter((first) => first.length > 0 && family.length > 0)
    .map((first) => [...first, ...family])
  // Some scripts write a name without a space in it.
  for (const first of [given, preferred]) parts.add([...family, ...first].join(''))
  return (text) => {
    const line = ` ${toSearchWords(text).join(' ')} `
    if (line.trim() === '') return false
    const words = line.replaceAll(number, ' ').split(' ').filter(Boolean)
    return (
      words.every((word) => parts.has(word)) ||
      fullNames.some((name) => name.every((word) => words.includes(word)))
    )
  }
}
