/** The tiers in words. The terms are each country's own, softened only where they stand alone. */
import type { AttendanceRule, Tier } from './attendance.ts'

const us: Record<Tier, string> = {
  satisfactory: 'on track',
  atRisk: 'at risk',
  moderate: 'chronic, moderate',
  severe: 'chronic, severe',
  tooEarly: 'too early to say',
}
const england: Record<Tier, string> = { ...us, moderate: 'persistent', severe: 'severe' }

export const describeTier = (tier: Tier, rule: AttendanceRule): string =>
  (rule === 'england' ? england : us)[tier]

/**
 * What the tier of a year means, in a sentence that a family can hear. The rule beside it says the thresholds in full.
 */
export function sayTier(tier: Tier, rule: AttendanceRule): string {
  if (tier === 'satisfactory') return 'That is on track.'
  if (tier === 'atRisk')
    return 'That is close to 10\u00a0%: a good time to ask what would make coming easier.'
  if (tier === 'tooEarly') return 'It is too early to say more.'
  const share = tier === 'moderate' ? 10 : rule === 'england' ? 50 : 20
  return `That is ${share}\u00a0% or more of the year so far: a sign that something makes coming hard, and that help is due.`
}
