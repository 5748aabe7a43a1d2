/** The form of one document: what it is made from, what it is called, how it is laid out. */
import type { DocumentDescription } from '../make-pdf.ts'

export type Template<Input> = {
  /** Proposed when it is saved. Names no one, because file names are seen by everyone who passes the screen. */
  fileName: string
  describe: (input: Input) => DocumentDescription
}
