/** Guesses what the school's codes mean. What the school has decided before is never guessed again. */
import type { AttendanceCode, AttendanceRule, MarkCategory } from '#shared/domain/attendance.ts'
import { guessCategory, presetCodes } from '#shared/domain/attendance-codes.ts'

/** What yes and no mean in a column that is named after one of them. */
const flags: Readonly<Record<string, boolean>> = {
  1: true,
  0: false,
  y: true,
  n: false,
  yes: true,
  no: false,
  true: true,
  false: false,
}

function guessFlag(code: string, heading: string): MarkCategory | null {
  const isYes = flags[code.toLowerCase()]
  if (isYes === undefined) return null
  if (/present|presence|attend(ed|ing)/i.test(heading)) return isYes ? 'present' : 'away-unexcused'
  if (/absen|away/i.test(heading)) return isYes ? 'away-unexcused' : 'present'
  return /tardy|late/i.test(heading) ? (isYes ? 'late' : 'present') : null
}

const ofExcuses: ReadonlySet<MarkCategory | null> = new Set(['away-excused', 'away-unexcused'])

/** What the label says; but a reason beside `tardy` tells why somebody was late, and makes no absence of it. */
function readLabel(code: string, label: string, rule: AttendanceRule): MarkCategory | null {
  const said = guessCategory('', label, rule)
  const isWord = /\p{L}{4}/u.test(code)
  const byWord = isWord && ofExcuses.has(said) ? guessCategory('', code, rule) : null
  return byWord === null || ofExcuses.has(byWord) ? said : byWord
}

type CodeWorld = {
  rule: AttendanceRule
  /** The heading above the codes, empty without one. */
  heading: string
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
  const codes = new Set(found.map(({ code }) => code))
  // Only England's registers say `/` for the morning and `\\` for the afternoon; a school abroad may hold one.
  const isRegister = codes.has('/') && codes.has('\\')
  const presets = new Map(presetCodes(world.rule).map((preset) => [preset.code, preset.category]))
  const known = new Map(world.known.map((code) => [code.code, code]))
  const remembered = new Map(world.remembered.map((code) => [code.code, code]))
  return found.flatMap(({ code, label }) => {
    const own = known.get(code)
    const isDecided = own !== undefined && (world.established.has(code) || presets.get(code) !== own.category)
    const byLabel = label === '' ? null : readLabel(code, label, world.rule)
    const category =
      (isDecided ? own.category : null) ??
      remembered.get(code)?.category ??
      byLabel ??
      guessFlag(code, world.heading) ??
      (isRegister ? guessCategory(code, label, 'england') : null) ??
      own?.category ??
      guessCategory(code, label, world.rule)
    return category === null ? [] : [{ code, label: label || (own?.label ?? ''), category }]
  })
}
