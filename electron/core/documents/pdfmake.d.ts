/** What pdfmake offers on the server and its published types leave out, and what our nodes say beside. */
import 'pdfmake'
import type { Role } from './structure/part.ts'

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
