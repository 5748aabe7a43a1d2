/**
 * Recognises a line of which every field that matters has been read before, without taking it apart. Decides nothing
 * about a field that it does not know: such a line is left to be read with care.
 */

/** More distinct texts are not learned; their lines are read with care each time. */
const mostWords = 262_144

/** A text as numbers: reading these one by one takes a third of the time that the characters of a string take. */
type Units = Uint16Array<ArrayBuffer>

function writeUnits(text: string, into: Units): Units {
  const units = text.length <= into.length ? into : new Uint16Array(text.length * 2)
  Buffer.from(units.buffer).write(text, 'utf16le')
  return units
}

/** Texts and the places for which they stand, found by a stretch of another text. */
class KnownWords {
  #slots = new Int32Array(1024).fill(-1)
  #letters: Units = new Uint16Array(8192)
  /** Where each word begins among the letters, and after the last one, where the next will. */
  readonly #starts: number[] = [0]
  readonly #hashes: number[] = []
  readonly #places: number[] = []

  /** -1 where the stretch is not known. */
  find(units: Units, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const word = this.#slots[slot] ?? -1
      if (word === -1) return -1
      if (this.#hashes[word] === hash && this.#isWord(word, units, start, end))
        return this.#places[word] ?? -1
    }
  }

  learn(text: string, place: number): void {
    const units = writeUnits(text, new Uint16Array(text.length))
    const hash = hashOf(units)
    const count = this.#hashes.length
    if (count === mostWords || this.find(units, 0, units.length, hash) !== -1) return
    const start = this.#starts[count] ?? 0
    if (start + units.length > this.#letters.length) {
      const more = (start + units.length) * 2
      this.#letters = new Uint16Array(this.#letters.buffer.transfer(more * 2))
    }
    this.#letters.set(units, start)
    this.#starts.push(start + units.length)
    this.#hashes.push(hash)
    this.#places.push(place)
    if (count * 2 > this.#slots.length) {
      this.#slots = new Int32Array(this.#slots.length * 4).fill(-1)
      for (const word of this.#hashes.keys()) this.#settle(word)
    } else {
      this.#settle(count)
    }
  }

  #isWord(word: number, units: Units, start: number, end: number): boolean {
    const own = this.#starts[word] ?? 0
    const length = end - start
    if ((this.#starts[word + 1] ?? 0) - own !== length) return false
    for (let at = 0; at < length; at += 1) if (this.#letters[own + at] !== units[start + at]) return false
    return true
  }

  #settle(word: number): void {
    const mask = this.#slots.length - 1
    let slot = (this.#hashes[word] ?? 0) & mask
    while (this.#slots[slot] !== -1) slot = (slot + 1) & mask
    this.#slots[slot] = word
  }
}

const addToHash = (hash: number, unit: number) => (Math.imul(hash, 31) + unit) | 0
const hashOf = (units: Units) => units.reduce(addToHash, 0)

export class KnownLines {
  readonly #delimiter: number
  readonly #words: (KnownWords | null)[]
  /** What each column of the last recognised line stands for. */
  readonly found: Int32Array
  #text = ''
  #units: Units = new Uint16Array(0)
  /** Where the line before begins, where its fields end, counted from there, and how many of them were recognised. */
  #lastStart = 0
  readonly #ends: Int32Array
  #held = 0

  /** `columns` are the places of the fields that matter; a line has `width` fields. */
  constructor(delimiter: string, columns: readonly number[], width: number) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#words = Array.from({ length: width }, (_, at) => (columns.includes(at) ? new KnownWords() : null))
    this.found = new Int32Array(width)
    this.#ends = new Int32Array(width)
  }

  learn(column: number, word: string, place: number): void {
    this.#words[column]?.learn(word, place)
  }

  /** Whether the line is known; {@link KnownLines.found} then says what its fields are. */
  recognise(text: string, start: number, end: number): boolean {
    if (text !== this.#text) {
      this.#text = text
      this.#units = writeUnits(text, this.#units)
      this.#held = 0
    }
    const first = this.#countSharedFields(start, end)
    const from = first === 0 ? start : start + (this.#ends[first - 1] ?? 0) + 1
    this.#held = this.#findFields(first, from, start, end)
    this.#lastStart = start
    return this.#held === this.#words.length && this.#ends[this.#held - 1] === end - start
  }

  /** With how many of the last line's fields this one begins: neighbours are mostly about one student or one day. */
  #countSharedFields(start: number, end: number): number {
    if (this.#held === 0) return 0
    const units = this.#units
    const most = Math.min(end - start, this.#ends[this.#held - 1] ?? 0)
    let same = 0
    while (same < most && units[start + same] === units[this.#lastStart + same]) same += 1
    let field = 0
    while (field < this.#held && (this.#ends[field] ?? 0) < same) field += 1
    return field
  }

  /** Looks fields up from this one on, which begins at `from`. Returns how many are known, up to the first that is not. */
  #findFields(first: number, from: number, start: number, end: number): number {
    const units = this.#units
    let field = first
    let hash = 0
    let words = this.#words[field]
    for (let at = from; at <= end; at += 1) {
      const unit = at === end ? this.#delimiter : (units[at] ?? 0)
      if (unit !== this.#delimiter) {
        if (words !== null) hash = addToHash(hash, unit)
        continue
      }
      // More fields than a line has: what was found is none of it.
      if (words === undefined) return 0
      if (words !== null) {
        const place = words.find(units, from, at, hash)
        if (place === -1) return field
        this.found[field] = place
      }
      this.#ends[field] = at - start
      field += 1
      words = this.#words[field]
      from = at + 1
      hash = 0
    }
    return field
  }
}
