import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rebasePlan } from '#renderer/features/plan/plan-rebase.ts'
import { SectionHistory } from '#renderer/features/plan/section-history.ts'
import { SectionSaver, savingPace } from '#renderer/features/plan/section-saver.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import type { SectionId } from '#shared/domain/sections/registry.ts'

describe('saving a plan while it is written', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  function aSaver() {
    const saved: SectionId[] = []
    let refusals = 0
    const saver = new SectionSaver(async (section) => {
      if (refusals > 0) {
        refusals -= 1
        throw new Error('refused')
      }
      saved.push(section)
    })
    return { saved, saver, refuse: (times: number) => (refusals = times) }
  }

  it('waits for a short pause, then saves each changed section once', async () => {
    const { saved, saver } = aSaver()
    saver.touch('voice')
    saver.touch('voice')
    saver.touch('goals')
    await vi.advanceTimersByTimeAsync(savingPace.afterLastKey - 1)
    expect(saved).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(saved).toEqual(['voice', 'goals'])
  })

  it('saves within a second although the typing never pauses', async () => {
    const { saved, saver } = aSaver()
    for (let key = 0; key < 10; key += 1) {
      saver.touch('voice')
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(saved).toEqual(['voice'])
  })

  it('saves what was typed while another save was on its way', async () => {
    const { saved, saver } = aSaver()
    saver.touch('voice')
    const flushed = saver.flush()
    saver.touch('team')
    await flushed
    await saver.flush()
    expect(saved).toEqual(['voice', 'team'])
    expect(saver.hasChanges).toBe(false)
  })

  it('keeps a refused section and tries it again by itself', async () => {
    const { saved, saver, refuse } = aSaver()
    refuse(1)
    saver.touch('voice')
    await expect(saver.flush()).rejects.toThrow('refused')
    expect(saver.hasChanges).toBe(true)
    saver.touch('voice')
    await vi.advanceTimersByTimeAsync(savingPace.afterLastKey)
    expect(saved).toEqual(['voice'])
  })

  it('tries again after a refusal although nobody types on', async () => {
    const { saved, saver, refuse } = aSaver()
    refuse(1)
    saver.touch('voice')
    await vi.advanceTimersByTimeAsync(savingPace.afterLastKey + savingPace.retryAfter)
    expect(saved).toEqual(['voice'])
  })
})

describe('undo', () => {
  const words = (text: string) => ({
    quotes: [{ id: 'q' as ItemId, topic: 'helps' as const, words: text, saidOn: null }],
  })
  const typed = (before: string, after: string) => ({
    section: 'voice' as const,
    before: words(before),
    after: words(after),
  })

  it('takes typing without a pause back as one step', () => {
    const history = new SectionHistory()
    history.record(typed('', 'a'), 'typing', 0)
    history.record(typed('a', 'ab'), 'typing', 300)
    expect(history.undo()).toMatchObject({ before: words(''), after: words('ab') })
    expect(history.undo()).toBeNull()
  })

  it('begins a new step after a pause, in another section, and for an entry that was added', () => {
    const history = new SectionHistory()
    history.record(typed('', 'a'), 'typing', 0)
    history.record(typed('a', 'ab'), 'typing', 5_000)
    history.record(typed('ab', 'abc'), 'step', 5_100)
    expect(
      [history.undo(), history.undo(), history.undo(), history.undo()].map((step) => step?.before),
    ).toEqual([words('ab'), words('a'), words(''), undefined])
  })

  it('does again what was undone, until something new is written', () => {
    const history = new SectionHistory()
    history.record(typed('', 'a'), 'typing', 0)
    history.undo()
    expect(history.redo()).toMatchObject({ after: words('a') })
    history.undo()
    history.record(typed('', 'b'), 'typing', 9_000)
    expect(history.canRedo).toBe(false)
  })
})

describe('a plan that changed elsewhere meanwhile', () => {
  const base = emptyPlanContent()
  const hope = (text: string) => ({ ...base.rhythm, expectedAttendance: text })

  it('keeps our unsaved section and takes the others', () => {
    const theirs = { ...base, rhythm: hope('every day') }
    const ours = {
      ...base,
      strengths: { items: [{ id: 's' as ItemId, kind: 'strength' as const, words: 'Paints' }] },
    }
    expect(rebasePlan(base, ours, theirs, new Set(['strengths']))).toEqual({
      content: { ...theirs, strengths: ours.strengths },
      contested: [],
    })
  })

  it('asks when both sides changed the same section, and keeps ours until then', () => {
    const ours = { ...base, rhythm: hope('mornings') }
    const theirs = { ...base, rhythm: hope('every day') }
    expect(rebasePlan(base, ours, theirs, new Set(['rhythm']))).toEqual({
      content: ours,
      contested: ['rhythm'],
    })
  })
})
