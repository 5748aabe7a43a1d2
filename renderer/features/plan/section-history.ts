/** What can be undone in a plan: whole sections as they were. Typing without a pause is one step. Never saves. */
import type { PlanContent } from '#shared/domain/plan.ts'
import type { SectionId } from '#shared/domain/sections/registry.ts'

/** `typing` joins the step before it when it follows soon; a `step` (an entry added or removed) stands alone. */
export type ChangeKind = 'typing' | 'step'

export type HistoryStep = {
  section: SectionId
  before: PlanContent[SectionId]
  after: PlanContent[SectionId]
}

type OpenStep = HistoryStep & { kind: ChangeKind; changedAt: number }

/** Milliseconds without a key after which the next key begins a new step. */
const typingPause = 1_200
const mostSteps = 200

export class SectionHistory {
  #done: OpenStep[] = []
  #undone: OpenStep[] = []

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** `at` in milliseconds, only ever compared with earlier ones. */
  record(step: HistoryStep, kind: ChangeKind, at: number): void {
    this.#undone = []
    const last = this.#done.at(-1)
    const joins =
      last !== undefined &&
      last.section === step.section &&
      kind === 'typing' &&
      last.kind === 'typing' &&
      at - last.changedAt < typingPause
    if (joins) {
      last.after = step.after
      last.changedAt = at
      return
    }
    this.#done.push({ ...step, kind, changedAt: at })
    if (this.#done.length > mostSteps) this.#done.shift()
  }

  undo(): HistoryStep | null {
    const step = this.#done.pop()
    if (step === undefined) return null
    this.#undone.push(step)
    return step
  }

  redo(): HistoryStep | null {
    const step = this.#undone.pop()
    if (step === undefined) return null
    // A step that was undone and done again is whole; typing must not grow it.
    this.#done.push({ ...step, kind: 'step' })
    return step
  }

  clear(): void {
    this.#done = []
    this.#undone = []
  }
}
