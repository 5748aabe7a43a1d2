/** Finds the students of a file among those of the vault. Creates and changes no one. */
import type { StudentId } from '#shared/domain/identity.ts'
import { foldText } from '#shared/domain/search.ts'
import type { ReadDatabase } from '../../storage/database.ts'

export type Nameable = { schoolNumber: string; givenName: string; familyName: string }

type Row = { id: StudentId; schoolNumber: string; givenName: string; familyName: string }

function nameKey({ givenName, familyName }: Nameable): string {
  const key = foldText(`${givenName}\n${familyName}`)
    .replaceAll(/[^\p{L}\p{N}\n]+/gu, ' ')
    .trim()
  return key === '' ? '' : key
}

export class StudentMatcher {
  readonly #byNumber = new Map<string, StudentId>()
  /** Null where two students share a name: a name alone then names no one. */
  readonly #byName = new Map<string, StudentId | null>()
  readonly #unnumberedByName = new Map<string, StudentId | null>()

  /** How many students of the file were not matched by name because another one has as good a claim. */
  readonly sharingNames: number

  /** `inFile` are all students whom the file names: two of them are never the same one of the vault. */
  constructor(database: ReadDatabase, inFile: readonly Nameable[]) {
    const rows = database.iterate<Row>(
      'SELECT id, school_number AS schoolNumber, given_name AS givenName, family_name AS familyName FROM student',
    )
    for (const row of rows) this.remember(row)
    this.sharingNames = this.#setAsideShared(inFile)
  }

  remember(row: Row): void {
    if (row.schoolNumber !== '') this.#byNumber.set(row.schoolNumber, row.id)
    const name = nameKey(row)
    if (name === '') return
    this.#byName.set(name, this.#byName.has(name) ? null : row.id)
    if (row.schoolNumber !== '') return
    this.#unnumberedByName.set(name, this.#unnumberedByName.has(name) ? null : row.id)
  }

  #setAsideShared(inFile: readonly Nameable[]): number {
    const claims = Map.groupBy(
      inFile.filter(({ schoolNumber }) => schoolNumber !== '' && !this.#byNumber.has(schoolNumber)),
      nameKey,
    )
    let shared = 0
    for (const [name, students] of claims) {
      if (students.length < 2 || (this.#unnumberedByName.get(name) ?? null) === null) continue
      this.#unnumberedByName.set(name, null)
      shared += students.length
    }
    return shared
  }

  /**
   * By number; a student whom someone entered without a number, by name; and where the file has no numbers, by a
   * name that only one student has. Case and diacritics do not matter in names.
   */
  find(student: Nameable): StudentId | null {
    const name = nameKey(student)
    if (student.schoolNumber === '') return this.#byName.get(name) ?? null
    return this.#byNumber.get(student.schoolNumber) ?? this.#unnumberedByName.get(name) ?? null
  }
}
