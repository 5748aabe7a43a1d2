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
