/** The review packet on paper, read back: what was chosen stands where the contents say, and nothing else is in it. */
import { expect, test } from 'vitest'
import { makePaper } from '#core/documents/make-paper.ts'
import { templates } from '#core/documents/templates/registry.ts'
import { choosePacketParts, type PacketPart, packetPartIds, packetParts } from '#shared/domain/packet.ts'
import { recipients } from '#shared/domain/recipient-policy.ts'
import { packetWords } from '#shared/messages/packet-words.ts'
import { aPacket, aPacketSnapshot, aYearOfMarks } from './a-packet.ts'
import { aPlanContent, aSnapshot, item } from './a-snapshot.ts'
import { readMetadata, readStructure, readWithPdfjs, readWithPoppler, withoutSpaces } from './read-pdf.ts'

const make = (input = aPacket()) => makePaper(templates.reviewPacket, input)
const pagesOf = (bytes: Uint8Array) => readWithPoppler(bytes).split('\f').slice(0, -1)

const nothing = {
  agreement: null,
  goals: [],
  year: null,
  contacts: [],
  decisions: [],
  promises: [],
  notes: [],
  days: [],
} as const

test('the cover says for whom and why, and the contents name the page on which each part begins', async () => {
  for (const paperSize of ['A4', 'LETTER'] as const) {
    const pages = pagesOf((await make(aPacket(undefined, { paperSize }))).bytes)
    const [cover = '', ...rest] = pages
    for (const said of [
      'Amina Haddad, grade 8',
      'The student support team of Lincoln Middle School',
      'To review the year and plan the next one',
      '1 September 2025 to 12 June 2026',
      'Monday 15 June 2026, by Grace Okafor',
    ]) {
      expect(cover).toContain(said)
    }
    for (const part of packetPartIds) {
      const { title } = packetParts[part]
      const line = cover.split('\n').find((one) => one.startsWith(title)) ?? ''
      const page = Number(/(\d+)$/.exec(line.trim())?.[1])
      expect(page, `the page of ${title}`).toBeGreaterThan(1)
      expect(rest[page - 2], `page ${page}`).toContain(title)
    }
  }
})

test('every mark of the year stands in the appendix, and the charts are drawn as lines, not as pictures', async () => {
  const { bytes } = await make()
  const text = pagesOf(bytes).join('\n')
  const appendix = text.slice(text.lastIndexOf(packetParts.marks.title))
  const { days } = aPacketSnapshot()
  const marks = days.filter(({ state }) => state !== 'closed')
  expect(marks).toHaveLength(180)
  const countOf = (words: string) => withoutSpaces(appendix).split(withoutSpaces(words)).length - 1
  expect(countOf('away, excused')).toBe(days.filter(({ state }) => state === 'away-excused').length)
  expect(countOf('away, not excused')).toBe(days.filter(({ state }) => state === 'away-unexcused').length)
  expect(countOf('Winter break')).toBe(10)
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('/Subtype /Image')
})

test('an empty part says so in one sentence', async () => {
  const { bytes } = await make(aPacket([aPacketSnapshot(nothing)]))
  const text = withoutSpaces(readWithPoppler(bytes))
  for (const sentence of Object.values(packetWords.none)) expect(text).toContain(withoutSpaces(sentence))
})

test('only the parts that are told are in it, and what is left out is named on the cover', async () => {
  const parts: PacketPart[] = ['goals', 'promises']
  const leftOut = [{ title: packetParts.contacts.title, why: packetParts.contacts.whyNot }]
  const [cover = '', ...rest] = pagesOf((await make(aPacket([aPacketSnapshot({ parts, leftOut })]))).bytes)
  expect(cover).toContain('Left out on purpose: Contacts')
  const text = rest.join('\n')
  for (const said of ['This is contact', 'Something was told', 'Move the tutoring', 'Winter break'])
    expect(text).not.toContain(said)
  expect(text).toContain('Promise 1')
})

test('a packet of several students tells each one on pages of their own', async () => {
  const mateo = aPacketSnapshot({ ...nothing, fullName: 'Mateo Ruiz', calledName: 'Mateo' })
  const pages = pagesOf((await make(aPacket([aPacketSnapshot(), mateo]))).bytes)
  expect(pages[0]).toContain('About 2 students')
  const lines = (pages[0] ?? '').split('\n').filter((line) => /grade 8\s+\d+$/.test(line))
  const starts = lines.map((line) => Number(/(\d+)$/.exec(line)?.[1]))
  expect(starts).toHaveLength(2)
  expect(pages[(starts[0] ?? 0) - 1]).toMatch(/^Amina Haddad/)
  expect(pages[(starts[1] ?? 0) - 1]).toMatch(/^Mateo Ruiz/)
  expect(pages.slice((starts[1] ?? 0) - 1).join('')).not.toContain('Samira')
})

test('every reader gets the parts that are for them, and is told why not the others', () => {
  for (const reader of recipients) {
    const { told, leftOut } = choosePacketParts({ parts: [...packetPartIds], reader })
    expect(told.length + leftOut.length).toBe(packetPartIds.length)
    expect(leftOut.every(({ why }) => why.endsWith('.'))).toBe(true)
    expect(told.includes('notes')).toBe(reader === 'team')
    expect(told.includes('contacts')).toBe(reader === 'team' || reader === 'family')
  }
})

test('the longest words and names stay inside the page, and none of them is lost', async () => {
  const quotes = [
    { id: item('v1'), topic: 'helps' as const, words: 'Some words. '.repeat(160), saidOn: null },
  ]
  const content = aPlanContent({ voice: { quotes } })
  const long = 'W'.repeat(120)
  const { contacts } = aPacketSnapshot()
  const input = aPacket([
    aPacketSnapshot({
      fullName: long,
      agreement: {
        snapshot: aSnapshot({ content }),
        hidden: [],
        signatures: [],
      },
      contacts: contacts
        .slice(0, 2)
        .map((one) => ({ ...one, words: 'We spoke for long. '.repeat(250) + '§end§' })),
    }),
  ])
  const { bytes } = await make({
    ...input,
    wish: { ...input.wish, recipient: long, purpose: 'x'.repeat(400) },
  })
  const pages = await readWithPdfjs(bytes)
  for (const { width, runs } of pages) {
    expect(runs.length).toBeGreaterThan(2)
    for (const run of runs) expect(run.x + run.width).toBeLessThanOrEqual(width - 40)
  }
  expect(withoutSpaces(readWithPoppler(bytes)).split('§end§').length - 1).toBe(2)
}, 60_000)

test('no name is in the metadata, and the same packet gives the same bytes', async () => {
  const [one, other] = [await make(), await make()]
  expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
  expect(readMetadata(one.bytes)).not.toMatch(/Amina|Haddad/)
  expect(one.fileName).toBe('review-packet.pdf')
})

test('a screen reader meets the parts as headings, and the pages of the contents', async () => {
  const { contacts } = aPacketSnapshot()
  const short = aPacketSnapshot({ year: null, contacts: contacts.slice(0, 2), days: aYearOfMarks(20) })
  const { bytes } = await make(aPacket([short]))
  const structure = readStructure(bytes)
  const headings = structure.filter(({ tag }) => tag === 'H1').map(({ text }) => text)
  expect(headings).toEqual([packetWords.title, ...Object.values(packetParts).map(({ title }) => title)])
  const cover = structure.slice(0, structure.findIndex(({ text }) => text === packetParts.marks.title) + 2)
  const numbers = cover.filter(({ tag, text }) => tag === 'TD' && /^\d+$/.test(text))
  expect(numbers).toHaveLength(packetPartIds.length)
})
