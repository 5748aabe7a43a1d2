/** Carries the letters of scripts whose shapes do not read back one by one. Draws nothing of its own. */
import { rightToLeftMark } from './order-line.ts'

const needsLetters =
  /[\p{Script=Arabic}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Devanagari}\u200f]/u

/** The part of pdfkit's document that writes one run of text. */
export type TextWriter = {
  _fragment: (text: string, x: number, y: number, options: object) => void
  addContent: (operators: string) => void
}

/** Has every such run written as a span with its letters (PDF 32000-1, 14.9.4), for readers and screen readers. */
export function writeLettersBesideShapes(prototype: TextWriter): void {
  const { _fragment: writeShapes } = prototype
  prototype['_fragment'] = function writeRun(this: TextWriter, text, x, y, options) {
    if (!needsLetters.test(text)) {
      writeShapes.call(this, text, x, y, options)
      return
    }
    this.addContent(`/Span << /ActualText <${toHex(text.replaceAll(rightToLeftMark, ''))}> >> BDC`)
    writeShapes.call(this, text, x, y, options)
    this.addContent('EMC')
  }
}

function toHex(text: string): string {
  return `feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}`
}
