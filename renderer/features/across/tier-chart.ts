/** Turns tiers by month or grade into what chart.js draws, a pattern beside each colour. Draws nothing itself. */
import type { ChartData, ChartOptions } from 'chart.js'
import { makePattern, toChartOptions } from '#renderer/features/student/week-chart.ts'
import { type AttendanceRule, type Tier, tiers } from '#shared/domain/attendance.ts'
import { describeTier } from '#shared/domain/tier-words.ts'
import type { TierCounts } from '#shared/domain/whole-school.ts'

export const tierTokens = [
  'accent',
  'accent-soft',
  'due',
  'due-soft',
  'ink',
  'ink-soft',
  'line',
  'line-strong',
  'surface',
] as const
export type TierColours = Record<(typeof tierTokens)[number], string>

/** A group that may be shown. */
export type ShownGroup = { name: string; students: number; counts: TierCounts }

export function isShownGroup<Group extends { students: number | null; counts: TierCounts | null }>(
  group: Group,
): group is Group & Pick<ShownGroup, 'students' | 'counts'> {
  return group.students !== null && group.counts !== null
}

function fillOf(tier: Tier, colours: TierColours): CanvasPattern | string {
  return {
    satisfactory: () => colours.accent,
    atRisk: () => makePattern(colours['accent-soft'], colours.accent, 'rising'),
    moderate: () => makePattern(colours['due-soft'], colours.due, 'level'),
    severe: () => colours.due,
    tooEarly: () => colours.surface,
  }[tier]()
}

/** Percent of each group's students, so that groups of different size can stand side by side. */
export function toTierData(
  groups: readonly ShownGroup[],
  rule: AttendanceRule,
  colours: TierColours,
): ChartData<'bar', number[], string> {
  return {
    labels: groups.map(({ name }) => name),
    datasets: tiers.map((tier) => ({
      label: describeTier(tier, rule),
      data: groups.map(({ students, counts }) => (students === 0 ? 0 : (counts[tier] / students) * 100)),
      backgroundColor: fillOf(tier, colours),
      borderColor: tier === 'tooEarly' ? colours['line-strong'] : colours.surface,
      borderWidth: 1,
    })),
  }
}

export function toTierOptions(colours: TierColours, isMotionReduced: boolean): ChartOptions<'bar'> {
  const options = toChartOptions(colours, '', isMotionReduced)
  const { scales, plugins } = options
  if (scales?.['y'] !== undefined) {
    Object.assign(scales['y'], { max: 100, title: { ...scales['y'].title, text: '% of students' } })
  }
  if (plugins?.tooltip !== undefined) {
    plugins.tooltip.callbacks = {
      label: ({ dataset, parsed }) => `${dataset.label ?? ''}: ${Math.round(parsed.y ?? 0)} %`,
    }
  }
  return options
}
