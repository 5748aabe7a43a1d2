/** Every letter of a family's name survives: written, printed, read back. */
import type { Content } from 'pdfmake/interfaces.js'
import { describe, expect, test } from 'vitest'
import { tidy } from '#core/documents/blocks.ts'
import { makePdf } from '#core/documents/make-pdf.ts'
import { readWithPdfjs, readWithPoppler, textOf, withoutSpaces } from './read-pdf.ts'

const vietnamese = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ'
const polish = 'aąbcćdeęfghijklłmnńoóprsśtuwyzźż'
const turkish = 'abcçdefgğhıijklmnoöprsştuüvyz'
const others = 'äåæéèêëïîôœùûüÿñßøþðŠšŽžČčŘřŐőŰűĂăȘșȚțЇїЄєҐґЁёЖж'

const upper = (letters: string) => [...letters].map((letter) => letter.toLocaleUpperCase('vi')).join('')
const reversed = (letters: string) => [...letters].toReversed().join('')
const inWords = (letters: string) => letters.replace(/.{11}/gu, '$& ')

const samples: [string, string[]][] = [
  ['Vietnamese', [vietnamese, upper(vietnamese), reversed(vietnamese)].map(inWords)],
  ['Polish', [polish, upper(polish), reversed(polish)].map(inWords)],
  ['Turkish', [turkish, 'ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ', reversed(turkish)].map(inWords)],
  ['the rest of Europe', [inWords(others)]],
  [
    'names beside plain words, the plain ones after and before',
    [
      'Nguyễn Thị Bích Ngọc sits in his official office, six miles uphill.',
      'It is in this district: Phạm Quỳnh Như, Đặng Ỷ Lan, Bùi Thị Lịch',
      'Świętosława Żółć-Gęśla, Łukasz Źdźbło, Işıl Çağrı Öztürk, İbrahim Ağaoğlu',
    ],
  ],
  ['signs', ['“quotes” ‘x’ – — … · • ½ × ¿qué? ¡sí! 15:15 50 % 3 € £ § & @ # () [] / \\ * + = < >']],
]

const faces: [string, Partial<Extract<Content, { text: unknown }>>][] = [
  ['text', {}],
  ['bold text', { bold: true }],
  ['headings', { font: 'Display' }],
  ['quotes', { font: 'Display', italics: true }],
]

function print(lines: readonly string[], style: object = {}) {
  return makePdf({
    title: 'Letters',
    language: 'en',
    paperSize: 'A4',
    madeOn: '2026-03-02',
    content: lines.map((text) => ({ text, ...style })),
    footer: () => ({ text: '' }),
  })
}

describe.each(faces)('in the face of %s', (_face, style) => {
  test.each(samples)('%s is read back as it was written', async (_name, lines) => {
    const { bytes } = await print(lines, style)
    const written = withoutSpaces(lines.join(''))
    expect(withoutSpaces(readWithPoppler(bytes))).toBe(written)
    expect(withoutSpaces(textOf(await readWithPdfjs(bytes)))).toBe(written)
  })
})

test('every pair of a plain and a marked letter is read back, whichever comes first', async () => {
  const marked = [...vietnamese, ...upper(vietnamese)].filter((letter) => letter.normalize('NFD').length > 1)
  const lines = marked.map((letter) => {
    const plain = letter.normalize('NFD').charAt(0)
    return `${plain}${letter}${plain} ${letter}${plain}${letter}`
  })
  const { bytes } = await print(lines)
  expect(withoutSpaces(readWithPoppler(bytes))).toBe(withoutSpaces(lines.join('')))
})

test('a name that was typed in pieces is printed and read back in one form', async () => {
  const { bytes } = await print([tidy('Thị Lịch'.normalize('NFD'))])
  expect(readWithPoppler(bytes).trim()).toBe('Thị Lịch')
})

test('what is written before has no part in what is read back after', async () => {
  await print(['ị ị ị', 'fi ffi'])
  const { bytes } = await print(['in six fine lines it is'])
  expect(readWithPoppler(bytes).trim()).toBe('in six fine lines it is')
})

test('a shape that was drawn as part of another letter still reads as its own letter in the next paper', async () => {
  // `ì` embeds the shape of `ı`, asked for without a letter.
  await print(['ì í ỉ ị'])
  const { bytes } = await print(['Işıl Çağrı'])
  expect(readWithPoppler(bytes).trim()).toBe('Işıl Çağrı')
})

test('marks that cannot be seen are left out, and so never come back as spaces', async () => {
  const { bytes } = await print([tidy('Ami\u200bna\u00ad \ufeffHad\u2060dad\u0007')])
  expect(readWithPoppler(bytes).trim()).toBe('Amina Haddad')
})

test('a letter that the face of quotes lacks is drawn in the face of the text', async () => {
  const said = 'Ŋaŋa says ↔ and Ɖɔkta'
  const { bytes } = await print([said], { font: 'Display', italics: true })
  expect(readWithPoppler(bytes).trim()).toBe(said)
  const [page] = await readWithPdfjs(bytes)
  expect(new Set(page?.runs.map((run) => run.face)).size).toBe(2)
})

test('a character that no face has is named, and nothing is printed', async () => {
  await expect(print(['She likes 🦋 and ꦲꦤ'])).rejects.toMatchObject({
    code: 'paper.missing-glyph',
    details: { characters: '🦋 ꦲ ꦤ' },
  })
})
