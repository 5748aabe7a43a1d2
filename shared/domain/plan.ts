/** A reintegration plan: its sections, its state, and what it still lacks. */
import { z } from 'zod'
import { planId, studentId } from './identity.ts'
import { barriers } from './sections/barriers.ts'
import { familyWords } from './sections/family-words.ts'
import { goals } from './sections/goals.ts'
import { promises } from './sections/promises.ts'
import { rhythm } from './sections/rhythm.ts'
import { schedule } from './sections/schedule.ts'
import { strengths } from './sections/strengths.ts'
import { supports } from './sections/supports.ts'
import { team } from './sections/team.ts'
import { voice } from './sections/voice.ts'

export const planContent = z.object({
  voice: voice.schema,
  strengths: strengths.schema,
  familyWords: familyWords.schema,
  barriers: barriers.schema,
  team: team.schema,
  supports: supports.schema,
  goals: goals.schema,
  promises: promises.schema,
  schedule: schedule.schema,
  rhythm: rhythm.schema,
})
export type PlanContent = z.infer<typeof planContent>

/** `agreed` once the first signature of the current agreement is recorded. */
export const planStates = ['draft', 'agreed'] as const
export const planState = z.enum(planStates)
export type PlanState = z.infer<typeof planState>

export const plan = z.object({
  id: planId,
  studentId,
  state: planState,
  content: planContent,
  /** Grows by one with every saved section; a save against an older one is refused. */
  revision: z.int().nonnegative(),
  startedAt: z.iso.datetime(),
  savedAt: z.iso.datetime(),
})
export type Plan = z.infer<typeof plan>
