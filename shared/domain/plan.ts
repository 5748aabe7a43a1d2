/** A reintegration plan: its sections, its state, and what it still lacks. */
import { z } from 'zod'
import { planId, studentId } from './identity.ts'
import { planState } from './plan-state.ts'
import { barriers } from './sections/barriers.ts'
import { classroom } from './sections/classroom.ts'
import { communication } from './sections/communication.ts'
import { familyWords } from './sections/family-words.ts'
import { goals } from './sections/goals.ts'
import { helpers } from './sections/helpers.ts'
import { milestones } from './sections/milestones.ts'
import { placement } from './sections/placement.ts'
import { promises } from './sections/promises.ts'
import { rhythm } from './sections/rhythm.ts'
import { schedule } from './sections/schedule.ts'
import { strengths } from './sections/strengths.ts'
import { supports } from './sections/supports.ts'
import { team } from './sections/team.ts'
import { voice } from './sections/voice.ts'

/** Agreements keep plans as they were: a section that came later is empty in an older one. */
export const planContent = z.object({
  voice: voice.schema,
  strengths: strengths.schema,
  familyWords: familyWords.schema,
  barriers: barriers.schema,
  team: team.schema,
  helpers: helpers.schema.default(helpers.empty),
  supports: supports.schema,
  goals: goals.schema,
  promises: promises.schema,
  placement: placement.schema.default(placement.empty),
  schedule: schedule.schema,
  classroom: classroom.schema.default(classroom.empty),
  rhythm: rhythm.schema,
  communication: communication.schema.default(communication.empty),
  milestones: milestones.schema.default(milestones.empty),
})
export type PlanContent = z.infer<typeof planContent>

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
