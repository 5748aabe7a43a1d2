/** A short log for bugs. Takes lines from core only in the form that core gives to bugs: no messages, no names. */
import { appendFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

const mostBytes = 200_000
const isHarmless = (line: string) => line.startsWith('open-door: ') || /^\s+at [\w$.<>[\] ]+\(?/.test(line)

/** Keeps the harmless lines of a text; everything else might hold what someone typed. */
export function logText(text: string): void {
  const lines = text.split('\n').filter(isHarmless)
  if (lines.length === 0) return
  const path = join(app.getPath('userData'), 'open-door.log')
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > mostBytes) truncateSync(path)
    appendFileSync(path, `${new Date().toISOString()}\n${lines.join('\n')}\n`)
  } catch {
    // A log that cannot be written must not stop anything.
  }
}

/** Logs a bug of main itself by its kind and places in the program. */
export function logBug(where: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error
  const places = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 9).join('\n') : ''
  logText(`open-door: unexpected ${kind} in ${where}\n${places}`)
}
