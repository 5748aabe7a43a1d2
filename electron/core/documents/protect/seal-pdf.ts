/**
 * Puts a finished paper behind a passphrase: every text and every stream of the very file that was looked at is
 * encrypted, and nothing is laid out anew. Reads only what our own layer writes: one table of places, no packed objects.
 */
import { createCipheriv, randomBytes } from 'node:crypto'
import { readLiteral } from './pdf-literal.ts'
import { makePdfKey } from './pdf-key.ts'

/** What the file says of itself: which of its objects stand where, and which of them is the first to be read. */
type Table = { places: number[]; trailer: string; root: number }

/** Throws for a PDF that was written by another program. */
export function sealPdf(pdf: Uint8Array, passphrase: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const { places, trailer, root } = readTable(text)
  const { fileKey, dictionary } = makePdfKey(passphrase)
  const parts = [text.slice(0, Math.min(...places))]
  let length = parts[0]?.length ?? 0
  const put = (number: number, content: string): string => {
    const object = `${number} 0 obj\n${content}\nendobj\n`
    parts.push(object)
    const line = `${String(length).padStart(10, '0')} 00000 n \n`
    length += object.length
    return line
  }
  const lines = places.map((place, index) => {
    const sealed = sealObject(text, place, fileKey)
    return put(index + 1, index + 1 === root ? nameExtension(sealed) : sealed)
  })
  const encryption = places.length + 1
  lines.push(put(encryption, dictionary))
  parts.push(
    `xref\n0 ${encryption + 1}\n0000000000 65535 f \n${lines.join('')}`,
    `trailer\n${trailer.replace(/\/Size \d+/, `/Size ${encryption + 1}\n/Encrypt ${encryption} 0 R`)}`,
    `\nstartxref\n${length}\n%%EOF\n`,
  )
  return new Uint8Array(Buffer.from(parts.join(''), 'latin1'))
}

function readTable(text: string): Table {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const table = /^xref\n0 \d+\n\d{10} 65535 f \n((?:\d{10} 00000 n \n)+)trailer\n(<<[^]*>>)\s+startxref/.exec(
    text.slice(start),
  )
  const [, lines = '', trailer = ''] = table ?? []
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1])
  if (table === null || Number.isNaN(root)) throw new Error('not a PDF of our own layer')
  return {
    places: lines
      .trimEnd()
      .split('\n')
      .map((line) => Number.parseInt(line, 10)),
    trailer,
    root,
  }
}

/** Until PDF 2.0 the revision was an extension of 1.7, and says so (Adobe Supplement, ExtensionLevel 8). */
function nameExtension(catalog: string): string {
  const extension = '/Extensions << /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>'
  return catalog.replace('<<', `<<\n${extension}`)
}

const token = /<<|>>|<[\da-f\s]*>|\(|stream\r?\n|endobj|\/[^\s()<>[\]{}/%]*|[^]/giy

/** What stands between `obj` and `endobj`, its texts and its stream encrypted. */
function sealObject(text: string, place: number, fileKey: Buffer): string {
  const seal = (bytes: Buffer) => {
    const vector = randomBytes(16)
    const cipher = createCipheriv('aes-256-cbc', fileKey, vector)
    return Buffer.concat([vector, cipher.update(bytes), cipher.final()])
  }
  let sealed = ''
  token.lastIndex = text.indexOf('obj', place) + 'obj'.length
  for (;;) {
    const found = token.exec(text)?.[0]
    if (found === undefined) throw new Error('a PDF object without an end')
    if (found === 'endobj') return sealed.trim()
    if (found === '(') {
      const { bytes, end } = readLiteral(text, token.lastIndex)
      sealed += `<${seal(bytes).toString('hex')}>`
      token.lastIndex = end
    } else if (/^<[^<]/.test(found)) {
      sealed += `<${seal(Buffer.from(found.replaceAll(/[<>\s]/g, ''), 'hex')).toString('hex')}>`
    } else if (found.startsWith('stream')) {
      const length = Number(/\/Length (\d+)(?! \d+ R)\b/.exec(sealed)?.[1])
      const stream = Buffer.from(text.slice(token.lastIndex, token.lastIndex + length), 'latin1')
      const hidden = seal(stream).toString('latin1')
      const dictionary = sealed.trim().replace(/\/Length \d+/, `/Length ${hidden.length}`)
      return `${dictionary}\nstream\n${hidden}\nendstream`
    } else sealed += found
  }
}
