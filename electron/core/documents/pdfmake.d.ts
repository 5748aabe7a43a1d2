/** What pdfmake offers on the server and its published types leave out. */
import 'pdfmake'

declare module 'pdfmake' {
  export const virtualfs: {
    existsSync: (name: string) => boolean
    writeFileSync: (name: string, bytes: Uint8Array) => void
  }
}
