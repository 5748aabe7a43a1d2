/** Good news worth saying: offered, never sent, and never a comparison with another student. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { studentId } from './identity.ts'

export const celebrationKinds = [
  'first-full-week',
  'best-month',
  'goal-met',
  'ten-on-time-mornings',
  'school-kept-promise',
  'effort',
  'milestone',
  'own',
] as const
export const celebrationKind = z.enum(celebrationKinds)
export type CelebrationKind = z.infer<typeof celebrationKind>

export const celebration = z.object({
  studentId,
  /** The same for the same occasion, so that it is offered once: `goal-met:<item>`, `first-full-week:2026-03-02`. */
  key: z.string().min(1).max(120),
  kind: celebrationKind,
  on: isoDate,
  /** A sentence that could be said aloud; the counselor may have put it in other words. */
  words: z.string().max(400),
  /** `offered` until somebody chose; `kept` on the private list; `told` to the student or family; `let-go`. */
  state: z.enum(['offered', 'kept', 'told', 'let-go']),
  /** As a line on the next agreement or letter. */
  isForPaper: z.boolean(),
})
export type Celebration = z.infer<typeof celebration>
