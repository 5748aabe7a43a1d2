/** Every migration, oldest first; the schema's version is their number. One that has landed is never edited. */
import { first } from './0001-first.ts'
import { keptForMonths } from './0002-kept-for-months.ts'
import { fullText } from './0003-full-text.ts'
import { dataThatAnswers } from './0004-data-that-answers.ts'
import { protectedCopies } from './0005-protected-copies.ts'
import { agreedAndAllowed } from './0006-agreed-and-allowed.ts'

export const migrations: readonly string[] = [
  first,
  keptForMonths,
  fullText,
  dataThatAnswers,
  protectedCopies,
  agreedAndAllowed,
]
