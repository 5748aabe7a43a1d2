/** A generous guess at how tall a block will be, to decide what may be held together. Measures no font. */
import type { Content } from 'pdfmake/interfaces.js'

type Node = Record<string, unknown>

const widestLetter = 7
/** Letters that the end of a line loses on average to a word that no longer fits. */
const lostToWords = 2
/** What lines and padding take from a cell. */
const cellEdges = 13

/** The most lines that may be held on one page: the smallest page has room for forty, headings included. */
export const mostLinesTogether = 35

/** The lines that `content` takes in `width` points, rather too many than too few. */
export function estimateLines(content: Content, width: number): number {
  return estimate(content, width)
}

function estimate(content: unknown, width: number): number {
  if (typeof content === 'string') return linesOf(content, width)
  if (Array.isArray(content)) return sum(content.map((child: unknown) => estimate(child, width)))
  if (typeof content !== 'object' || content === null) return 0
  const { text, stack, ul, ol, columns, table } = content as Node
  if (text !== undefined)
    return linesOf(Array.isArray(text) ? text.map(plainText).join('') : String(text), width)
  if (Array.isArray(columns)) return tallest(columns, width / Math.max(1, columns.length))
  if (table !== undefined) {
    const rows = (table as Node)['body'] as unknown[][]
    return sum(rows.map((row) => tallest(row, width / Math.max(1, row.length) - cellEdges)))
  }
  return estimate(stack ?? ul ?? ol ?? [], width)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
const tallest = (cells: readonly unknown[], width: number) =>
  Math.max(0, ...cells.map((cell) => estimate(cell, width)))

function plainText(run: unknown): string {
  return typeof run === 'string' ? run : String((run as Node)['text'] ?? '')
}

function linesOf(text: string, width: number): number {
  const perLine = Math.max(1, Math.floor(width / widestLetter) - lostToWords)
  return sum(text.split('\n').map((line) => Math.max(1, Math.ceil(line.length / perLine))))
}
