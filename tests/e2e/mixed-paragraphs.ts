/** Makes paragraphs as they stand in papers of families who read from right to left, the same ones for each seed. */
import { createRandom } from '../sample-school/random.ts'

const arabic = [
  'جاءت',
  'المدرسة',
  'صباح',
  'الخير',
  'أمينة',
  'لا',
  'السلام',
  'أحسنتِ',
  'معلمة',
  'إلى',
  'من',
  'يوم',
  'الأسرة',
]
const urdu = ['سکول', 'بچے', 'گھر', 'ٹھیک', 'ہے', 'استانی', 'نے', 'کہا', 'دن', 'پانچ', 'آمنہ', 'کریں', 'وقت']
const latin = ['Amina', 'Ms. Okafor', 'Larkspur', 'Łukasz Wójcik', 'IEP', 'Nguyễn Thị Bích', 'room B']
const numbers = [
  '3',
  '5',
  '15:15',
  '60%',
  '2026',
  '1,250',
  '7.5',
  '٣',
  '۱۲',
  '2026-03-04',
  '+1 555-0100',
  '4 / 5',
]
const signs = ['.', ':', '!', '،', '؟', '۔', ' –', ',']
const pairs = [
  ['(', ')'],
  ['[', ']'],
  ['«', '»'],
  ['“', '”'],
] as const

export function makeMixedParagraph(seed: number): string {
  const { next, between, pick } = createRandom(seed + 1)
  const own = [arabic, urdu, [...arabic, ...latin, ...latin]][seed % 3] ?? arabic
  const words: string[] = []
  const length = between(12, 52)
  while (words.length < length) {
    const lot = next()
    if (lot < 0.62) words.push(pick(own))
    else if (lot < 0.76) words.push(pick(numbers))
    else if (lot < 0.84) words.push(pick(latin))
    else if (lot < 0.92) words.push(inPair())
    else words.push(`${words.pop() ?? pick(own)}${pick(signs)}`)
  }
  return words.join(' ')

  function inPair(): string {
    const [opening, closing] = pick(pairs)
    const inside = Array.from({ length: between(1, 3) }, () => pick([...own, ...numbers, ...latin]))
    return `${opening}${inside.join(' ')}${closing}`
  }
}
