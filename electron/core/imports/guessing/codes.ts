/** Guesses what the school's codes mean. What the school has decided before is never guessed again. */
import type { AttendanceCode, AttendanceRule } from '#shared/domain/attendance.ts'
import { guessCategory, presetCodes } from '#shared/domain/attendance-codes.ts'

type CodeWorld = {
  rule: AttendanceRule
  /** The vault's codes. */
  known: readonly AttendanceCode[]
  /** Codes to which an earlier import gave a meaning. */
  established: ReadonlySet<string>
  /** Codes of the last import of a file with the same columns. */
  remembered: readonly AttendanceCode[]
}

/**
 * Codes with a meaning; one that cannot be guessed is left out, for a person to say. A preset that nobody has used
 * yet gives way to the label in the file: what one school writes for 'present', another writes for 'parent called'.
 */
export function guessCodes(
  found: readonly { code: string; label: string }[],
  world: CodeWorld,
): AttendanceCode[] {
  const presets = new Map(presetCodes(world.rule).map((preset) => [preset.code, preset.category]))
  const known = new Map(world.known.map((code) => [code.code, code]))
  const remembered = new Map(world.remembered.map((code) => [code.code, code]))
  return found.flatMap(({ code, label }) => {
    const own = known.get(code)
    const isDecided = own !== undefined && (world.established.has(code) || presets.get(code) !== own.category)
    const byLabel = label === '' ? null : guessCategory('', label, world.rule)
    const category =
      (isDecided ? own.category : null) ??
      remembered.get(code)?.category ??
      byLabel ??
      own?.category ??
      guessCategory(code, label, world.rule)
    return category === null ? [] : [{ code, label: label || (own?.label ?? ''), category }]
  })
}
