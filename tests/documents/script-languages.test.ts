/** Every language of a family is printed with a shape for each letter and read back as it was written. */
import { describe, expect, test } from 'vitest'
import { makePdf } from '#core/documents/make-pdf.ts'
import { readLines, readWithPoppler, readWithPdfjs, textOf, withoutSpaces } from './read-pdf.ts'

const languages: [string, string][] = [
  ['en', 'Amina came to school on 3 of 5 mornings (60%), and her teacher said: “Well done!”'],
  ['es', '¿Cómo está Amina? Vino 3 de 5 mañanas (60 %); su maestra dijo: «¡Muy bien!»'],
  ['fr', 'Amina est venue à l’école 3 matins sur 5 (60 %). « Bravo ! » a dit sa maîtresse, çà et là.'],
  ['pt', 'A Amina veio à escola em 3 de 5 manhãs (60%). A professora disse: “Parabéns, coração!”'],
  ['pl', 'Amina przyszła do szkoły 3 z 5 poranków (60%). Nauczycielka powiedziała: „Świetnie!”'],
  ['uk', 'Аміна прийшла до школи 3 з 5 ранків (60%). Вчителька сказала: «Чудово, їжачку!» Ґанок.'],
  ['ru', 'Амина пришла в школу 3 утра из 5 (60%). Учительница сказала: «Ещё немного, молодец!»'],
  ['vi', 'Em Amina đã đến trường 3 trên 5 buổi sáng (60%). Cô giáo nói: “Em giỏi lắm, chị Lịch ạ!”'],
  ['ht', 'Amina te vini lekòl 3 maten sou 5 (60%). Pwofesè a di: «Bravo, kontinye konsa!» Mèsi anpil.'],
  [
    'so',
    'Amina waxay dugsiga timid 3 subax oo ka mid ah 5 (60%). Macallinku wuxuu yiri: “Aad baad u fiican tahay!”',
  ],
  ['zh', '阿米娜五天中有三天早上来到学校（60%）。老师说：“做得很好！”请于 15:15 打电话。'],
  [
    'ar',
    'جاءت أمينة إلى المدرسة 3 أيام من 5 (60%). قالت المعلمة: «أحسنتِ!» اتصلوا بنا الساعة 15:15، من فضلكم.',
  ],
  [
    'ur',
    'آمنہ پانچ میں سے 3 دن سکول آئی (60%)۔ استانی نے کہا: ”بہت خوب!“ ہمیں 15:15 بجے فون کریں، ٹھیک ہے؟ ڑ ڈ ں گھر',
  ],
  ['bn', 'আমিনা ৫ দিনের মধ্যে ৩ দিন সকালে স্কুলে এসেছে (60%)। শিক্ষিকা বললেন: “খুব ভালো!” ক্ষুদ্র শ্রেণি, কৈ, কৌ।'],
  ['pa', 'ਅਮੀਨਾ 5 ਵਿੱਚੋਂ 3 ਦਿਨ ਸਵੇਰੇ ਸਕੂਲ ਆਈ (60%)। ਅਧਿਆਪਕ ਨੇ ਕਿਹਾ: “ਬਹੁਤ ਵਧੀਆ!” ਕਿਰਪਾ ਕਰਕੇ।'],
  ['gu', 'અમીના 5 માંથી 3 દિવસ સવારે શાળાએ આવી (60%). શિક્ષકે કહ્યું: “ખૂબ સરસ!” ક્ષમા, વિદ્યાર્થી, શ્રી.'],
]

const print = (language: string, text: string, style: object = {}) =>
  makePdf({
    title: 'Letters',
    language,
    paperSize: 'A4',
    madeOn: '2026-03-02',
    content: [{ text, ...style }],
    footer: () => ({ text: '' }),
  })

const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const lettersOf = (text: string) => withoutSpaces(text.normalize('NFC').replaceAll(marks, ''))

const faces = [
  ['text', {}],
  ['bold', { bold: true }],
  ['headings', { font: 'Display' }],
] as const

describe.each(faces)('in the face of %s', (_face, style) => {
  test.each(languages)('%s is read back as it was written', async (language, text) => {
    const { bytes } = await print(language, text, style)
    expect(lettersOf(textOf(await readWithPdfjs(bytes)))).toBe(lettersOf(text))
    expect(lettersOf(readWithPoppler(bytes))).toBe(lettersOf(text))
    expect(lettersOf(readLines(bytes))).toBe(lettersOf(text))
  })
})
