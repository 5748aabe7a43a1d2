/** What pdfmake offers on the server and its published types leave out, and what our nodes say beside. */
import 'pdfmake'

/** What a described node may say of itself, beside what pdfmake reads. */
type Role =
  /** Someone's own words. */
  | 'quote'
  /** A table whose first row names its columns. */
  | 'grid'
  /** A table whose first column names its rows. */
  | 'pairs'
  /** A table that is a list with a box to tick before each line. */
  | 'boxes'
  /** A table or list that is one with the one before it; head rows that it repeats are not read twice. */
  | 'continued'
  /** A cell that names its row. */
  | 'row-head'

declare module 'pdfmake' {
  export const virtualfs: {
    existsSync: (name: string) => boolean
    writeFileSync: (name: string, bytes: Uint8Array) => void
  }
}

declare module 'pdfmake/interfaces.js' {
  interface ContentBase {
    role?: Role
    /** What a drawing shows; without it, a drawing is decoration. */
    alt?: string
  }
}
