/** Prints the numbers of two phases as JSON, so that anyone can check them against a paper. Reads no vault. */
import { compareValues, verdictWords } from '#shared/domain/before-after.ts'

const usage =
  'Use it like this: npm run --silent nap -- --a 3,4,5 --b 5,6,7 [--lower-is-better]. A and B are numbers with commas between them, the first phase and the second.'

class UsageError extends Error {}

function readNumbers(name: string, text: string | undefined): number[] {
  if (text === undefined || text.trim() === '') throw new UsageError(`Phase ${name} has no numbers. ${usage}`)
  return text.split(',').map((written) => {
    const value = Number(written)
    if (written.trim() === '' || !Number.isFinite(value))
      throw new UsageError(`“${written}” in phase ${name} is not a number. ${usage}`)
    return value
  })
}

function readArguments(given: readonly string[]): { a: number[]; b: number[]; isLowerBetter: boolean } {
  const phases = new Map<string, string>()
  let isLowerBetter = false
  // Not node's own parser: it takes a first number below zero for another option.
  const words = given.flatMap((word) => (/^--[ab]=/.test(word) ? [word.slice(0, 3), word.slice(4)] : [word]))
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (word === '--lower-is-better') isLowerBetter = true
    else if (word === '--a' || word === '--b') {
      if (phases.has(word)) throw new UsageError(`${word} is given twice. ${usage}`)
      at += 1
      phases.set(word, words[at] ?? '')
    } else throw new UsageError(`“${word}” is not understood. ${usage}`)
  }
  return { a: readNumbers('A', phases.get('--a')), b: readNumbers('B', phases.get('--b')), isLowerBetter }
}

try {
  const { a, b, isLowerBetter } = readArguments(process.argv.slice(2))
  const { nap, tau, low, high, trendA, verdict } = compareValues(a, b, isLowerBetter)
  console.log(JSON.stringify({ nap, tau, low, high, trendA, verdict: verdictWords[verdict] }))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
