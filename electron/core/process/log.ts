/** Reports bugs on standard error without names, notes or values: a code, a place, nothing else. */

/** Keeps only the kind of error and the places in the program; messages may hold what someone typed. */
export function logUnexpected(where: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
  const places =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .slice(0, 8)
          .join('\n')
      : ''
  process.stderr.write(`open-door: unexpected ${kind}${code} in ${where}\n${places}\n`)
}
