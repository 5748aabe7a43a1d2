/** How a language says days and lists. Knows no language. */
import type { IsoDate } from '../../domain/day.ts'

/** Days and lists as they are said, where Intl does not know the language or says it unlike the rest of the program. */
export type PaperDays = {
  day: (day: IsoDate) => string
  shortDay: (day: IsoDate) => string
  list: (words: readonly string[]) => string
}
