/**
 * Recognises a line of which every field that matters has been read before, without taking it apart. Decides nothing
 * about a field that it does not know: such a line is left to be read with care.
 */

/** More distinct texts are not learned; their lines are read with care each time. */
const mostWords = 262_144

/** Texts and the places for which they stand, found by a stretch of another text. */
class KnownWords {
  #slots = new Int32Array(1024).fill(-1)
  readonly #texts: string[] = []
  readonly #hashes: number[] = []
  readonly #places: number[] = []

  /** -1 where the stretch is not known. */
  find(text: string, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const word = this.#slots[slot] ?? -1
      if (word === -1) return -1
      if (this.#hashes[word] === hash && isStretch(this.#texts[word] ?? '', text, start, end)) {
        return this.#places[word] ?? -1
      }
    }
  }

  learn(own: string, place: number): void {
    const hash = hashOf(own)
    if (this.#texts.length === mostWords || this.find(own, 0, own.length, hash) !== -1) return
    this.#texts.push(own)
    this.#hashes.push(hash)
    this.#places.push(place)
    if (this.#texts.length * 2 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 4).fill(-1)
      for (const word of this.#texts.keys()) this.#settle(word)
    } else {
      this.#settle(this.#texts.length - 1)
    }
  }

  #settle(word: number): void {
    const mask = this.#slots.length - 1
    let slot = (this.#hashes[word] ?? 0) & mask
    while (this.#slots[slot] !== -1) slot = (slot + 1) & mask
    this.#slots[slot] = word
  }
}

function isStretch(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at += 1) {
    if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  }
  return true
}

const addToHash = (hash: number, unit: number) => (Math.imul(hash, 31) + unit) | 0

function hashOf(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at += 1) hash = addToHash(hash, text.charCodeAt(at))
  return hash
}

export class KnownLines {
  readonly #delimiter: number
  readonly #words: (KnownWords | null)[]
  /** What each column of the last recognised line stands for. */
  readonly found: Int32Array

  /** `columns` are the places of the fields that matter; a line has `width` fields. */
  constructor(delimiter: string, columns: readonly number[], width: number) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#words = Array.from({ length: width }, (_, at) => (columns.includes(at) ? new KnownWords() : null))
    this.found = new Int32Array(width)
  }

  /** `own` must not be a part of a longer text, which it would keep in memory. */
  learn(column: number, own: string, place: number): void {
    this.#words[column]?.learn(own, place)
  }

  /** Whether the line is known; {@link KnownLines.found} then says what its fields are. */
  recognise(text: string, start: number, end: number): boolean {
    let field = 0
    let from = start
    let hash = 0
    let words = this.#words[field]
    for (let at = start; at <= end; at += 1) {
      const unit = at === end ? this.#delimiter : text.charCodeAt(at)
      if (unit !== this.#delimiter) {
        if (words !== null) hash = addToHash(hash, unit)
        continue
      }
      if (words === undefined) return false
      if (words !== null) {
        const place = words.find(text, from, at, hash)
        if (place === -1) return false
        this.found[field] = place
      }
      field += 1
      words = this.#words[field]
      from = at + 1
      hash = 0
    }
    return field === this.#words.length
  }
}
