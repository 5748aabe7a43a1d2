/** What `npm run demo` was asked to do. Reads no file. */
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { findPaperLanguage, paperLanguages } from '#shared/messages/papers/languages.ts'

export type DemoArguments = {
  /** Files or folders with students. */
  students: string[]
  /** Files or folders of any other kind: what each is about is found by the program. */
  attendance: string[]
  /** Of the papers, as its code. */
  language: string
  /** The folder for everything that the demo leaves behind. */
  out: string
}

/** Throws with a sentence when an argument is unknown. Paths are taken from where the command was called. */
export function readDemoArguments(words: readonly string[], calledFrom: string): DemoArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      students: { type: 'string', multiple: true },
      attendance: { type: 'string', multiple: true },
      language: { type: 'string', default: 'en' },
      out: { type: 'string', default: 'demo' },
    },
  })
  const at = (paths: readonly string[] = []) => paths.map((path) => resolve(calledFrom, path))
  return {
    students: at(values.students),
    attendance: at(values.attendance),
    language: chooseLanguage(values.language),
    out: resolve(calledFrom, values.out),
  }
}

function chooseLanguage(written: string): string {
  const found = findPaperLanguage(written)
  if (found !== null) return found.code
  const known = paperLanguages.map(({ code }) => code).join(', ')
  throw new Error(`There are no papers in “${written}”. There are in: ${known}.`)
}
