/** Takes the XML of a workbook apart, piece by piece. Knows no document types, so that none can be made to explode. */

export type XmlListener = {
  /** `name` without its prefix; `attributes` as they are written, for {@link readAttribute}. */
  onOpen: (name: string, attributes: string) => void
  onClose: (name: string) => void
  onText: (text: string) => void
}

/** A cell holds up to 32,767 characters; what is much longer is no workbook's XML. */
const longest = 512 * 1024
const tag = /<(\/?)(?:[^\s/>:]*:)?([^\s/>:]+)((?:"[^"]*"|'[^']*'|[^"'>])*)>/y
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function readReference(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? whole
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

function readReferences(text: string): string {
  return text.includes('&') ? text.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, readReference) : text
}

/** The attribute of that name, a prefix before it being left away only where `name` has none; null when it is not there. */
export function readAttribute(attributes: string, name: string): string | null {
  let from = 0
  for (;;) {
    const at = attributes.indexOf(`${name}=`, from)
    if (at === -1) return null
    const quote = attributes[at + name.length + 1] ?? ''
    if (at > 0 && /\s/.test(attributes[at - 1] ?? '') && (quote === '"' || quote === "'")) {
      const start = at + name.length + 2
      return readReferences(attributes.slice(start, attributes.indexOf(quote, start)))
    }
    from = at + 1
  }
}

/** Comments, declarations and CDATA, with what ends each. */
const asides = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const

export class XmlPieces {
  readonly #listener: XmlListener
  #text = ''

  constructor(listener: XmlListener) {
    this.#listener = listener
  }

  /** Throws a RangeError for what is no XML; the text of one element may come in several parts. */
  push(piece: string): void {
    const text = this.#text + piece
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open === -1) break
      if (open > at) this.#listener.onText(readReferences(text.slice(at, open)))
      at = open
      const next = this.#takeTag(text, open) ?? this.#takeAside(text, open)
      if (next === null) break
      at = next
    }
    this.#text = text.slice(at)
    if (this.#text.length > longest) throw new RangeError('XML without an end')
  }

  #takeTag(text: string, at: number): number | null {
    const second = text[at + 1]
    if (second === '!' || second === '?') return null
    tag.lastIndex = at
    const found = tag.exec(text)
    if (found === null) return null
    const [, slash, name = '', attributes = ''] = found
    if (slash === '/') this.#listener.onClose(name)
    else {
      this.#listener.onOpen(name, attributes)
      if (attributes.endsWith('/')) this.#listener.onClose(name)
    }
    return tag.lastIndex
  }

  #takeAside(text: string, at: number): number | null {
    for (const [start, stop] of asides) {
      if (!text.startsWith(start, at)) continue
      const end = text.indexOf(stop, at + start.length)
      if (end === -1) return null
      if (start === '<![CDATA[') this.#listener.onText(text.slice(at + start.length, end))
      return end + stop.length
    }
    return null
  }
}
