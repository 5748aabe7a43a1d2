/**
 * The rules by which the program speaks up: few, written down, each one adjustable. Every notice says the numbers that
 * made it, and none is given while the data is too old to know.
 */
import { z } from 'zod'
import type { CelebrationKind } from './celebration.ts'

const count = (from: number, to: number, usual: number) => z.int().min(from).max(to).default(usual)

export const noticeRules = z.object({
  /** Away on `times` of the last `outOf` Mondays (or Tuesdays …). */
  weekday: z
    .object({ isOn: z.boolean().default(true), times: count(2, 10, 3), outOf: count(3, 10, 5) })
    .prefault({}),
  /** Away `days` school days in a row. */
  spell: z.object({ isOn: z.boolean().default(true), days: count(2, 20, 3) }).prefault({}),
  /** Late on `times` of the last `outOf` mornings with a mark. */
  lateMornings: z
    .object({ isOn: z.boolean().default(true), times: count(2, 20, 4), outOf: count(3, 20, 10) })
    .prefault({}),
  /** Came to clearly fewer of the last 10 agreed days or times of a goal than was agreed. */
  agreed: z
    .object({
      isOn: z.boolean().default(true),
      fewer: count(1, 10, 3),
      percentPoints: count(5, 80, 20),
    })
    .prefault({}),
  /** Good news that is offered. */
  goodNews: z
    .object({
      fullWeek: z.boolean().default(true),
      goalMet: z.boolean().default(true),
      streak: z.boolean().default(true),
      bestMonth: z.boolean().default(true),
      promiseKept: z.boolean().default(true),
    })
    .prefault({}),
  /** No notice once the last mark, or the last verified time of a goal, is older than this many school days. */
  quietAfterDays: count(1, 30, 5),
})
export type NoticeRules = z.infer<typeof noticeRules>

/** What a school has before it changes anything. */
export const usualRules: NoticeRules = noticeRules.parse({})

/** A rule that asks for more times than it looks at could never speak; it asks for all of them instead. */
export function settleRules(rules: NoticeRules): NoticeRules {
  const settle = <Rule extends { times: number; outOf: number }>(rule: Rule): Rule => ({
    ...rule,
    times: Math.min(rule.times, rule.outOf),
  })
  return { ...rules, weekday: settle(rules.weekday), lateMornings: settle(rules.lateMornings) }
}

const switchOfNews: Partial<Record<CelebrationKind, keyof NoticeRules['goodNews']>> = {
  'first-full-week': 'fullWeek',
  'goal-met': 'goalMet',
  'ten-on-time-mornings': 'streak',
  'best-month': 'bestMonth',
  'school-kept-promise': 'promiseKept',
}

/** Whether good news of this kind is to be offered; what somebody wrote down as reached always is. */
export function isWanted(kind: CelebrationKind, { goodNews }: NoticeRules): boolean {
  const key = switchOfNews[kind]
  return key === undefined || goodNews[key]
}
