/** What `npm run demo` was asked to do. Reads no file. */
import { parseArgs } from 'node:util'
import { resolve } from 'node:path'

export type DemoArguments = {
  /** A roster file, or null. */
  students: string | null
  /** An attendance file, or null. */
  attendance: string | null
  /** The folder for everything that the demo leaves behind. */
  out: string
}

/** Throws with a sentence when an argument is unknown. Paths are taken from where the command was called. */
export function readDemoArguments(words: readonly string[], calledFrom: string): DemoArguments {
  const { values } = parseArgs({
    args: [...words],
    options: {
      students: { type: 'string' },
      attendance: { type: 'string' },
      out: { type: 'string', default: 'demo' },
    },
  })
  const at = (path: string | undefined) => (path === undefined ? null : resolve(calledFrom, path))
  return {
    students: at(values.students),
    attendance: at(values.attendance),
    out: resolve(calledFrom, values.out),
  }
}
