/**
 * The plan that is open: its words, where they are being saved, and what can be undone.
 * The only caller of the plan's channels; never decides what a plan still lacks (the domain does).
 */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, triggerRef } from 'vue'
import type { Paper } from '#shared/contract/calls/papers.ts'
import type { ItemId, StudentId } from '#shared/domain/identity.ts'
import { findPlanGaps } from '#shared/domain/plan-gaps.ts'
import type { Plan, PlanContent } from '#shared/domain/plan.ts'
import { type SectionId, sectionIds } from '#shared/domain/sections/registry.ts'
import { calledNameOf, type Student } from '#shared/domain/student.ts'
import { AppError } from '#shared/messages/errors.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'
import { rebasePlan } from './plan-rebase.ts'
import { type ChangeKind, type HistoryStep, SectionHistory } from './section-history.ts'
import { SectionSaver } from './section-saver.ts'

export type PlanHead = Omit<Plan, 'content'>

export const usePlanStore = defineStore('plan', () => {
  const student = shallowRef<Student | null>(null)
  const head = shallowRef<PlanHead | null>(null)
  const content = shallowRef<PlanContent | null>(null)
  const isLoading = ref(false)
  const error = shallowRef<unknown>(null)
  /** Why the last save did not happen; null when everything is saved or on its way. */
  const saveError = shallowRef<unknown>(null)
  /** Sections that were changed here and elsewhere; saving waits until a person has chosen. */
  const contested = shallowRef<SectionId[]>([])
  const history = shallowRef(new SectionHistory())
  /** What was just taken out, in words, until the next change: it can be brought back. */
  const removed = ref<string | null>(null)

  const openSection = ref<SectionId>('voice')
  /** The entry that somebody asked to see, until the next one is asked for. */
  const wantedEntry = ref<ItemId | null>(null)

  const saveState = useSaveState()
  let base: PlanContent | null = null
  let theirs: PlanContent | null = null
  const saver = new SectionSaver(saveSection)

  const called = computed(() => (student.value === null ? '' : calledNameOf(student.value)))
  const gaps = computed(() => (content.value === null ? [] : findPlanGaps(content.value, called.value)))
  const neededGaps = computed(() => gaps.value.filter((gap) => gap.isNeeded))
  const canUndo = computed(() => history.value.canUndo)
  const canRedo = computed(() => history.value.canRedo)

  function show(plan: Plan | null): void {
    base = plan?.content ?? null
    content.value = base
    head.value = plan
    contested.value = []
    saveError.value = null
    saver.clear()
    history.value = new SectionHistory()
    removed.value = null
  }

  async function load(next: Student): Promise<void> {
    try {
      if (student.value?.id !== next.id) {
        await flush()
        show(null)
      }
    } catch (problem) {
      // Words that could not be saved stay; the other student's plan is opened once they are.
      error.value = problem
      return
    }
    student.value = next
    // Words that are still on their way are newer than what the vault would answer.
    if (content.value !== null && saver.hasChanges) return
    isLoading.value = content.value === null
    error.value = null
    try {
      const { plan } = await call('plans.findOfStudent', { studentId: next.id })
      if (student.value.id !== next.id || saver.hasChanges) return
      const isAsKnown = plan?.id === head.value?.id && plan?.revision === head.value?.revision
      if (isAsKnown) head.value = plan
      else show(plan)
    } catch (problem) {
      error.value = problem
    } finally {
      isLoading.value = false
    }
  }

  async function start(studentId: StudentId): Promise<void> {
    error.value = null
    try {
      show(await call('plans.start', { studentId }))
    } catch (problem) {
      error.value = problem
    }
  }

  /** The plan as core answered it: after a move, a decision, or as the one that follows. Keeps words still unsaved. */
  function take(plan: Plan): void {
    if (student.value?.id !== plan.studentId || saver.hasChanges) return
    if (plan.id === head.value?.id && plan.revision === head.value.revision) head.value = plan
    else show(plan)
  }

  function put(section: SectionId, value: PlanContent[SectionId]): void {
    if (content.value === null) return
    content.value = { ...content.value, [section]: value }
    if (contested.value.length === 0) saver.touch(section)
  }

  function change<Id extends SectionId>(section: Id, value: PlanContent[Id], kind: ChangeKind): void {
    if (content.value === null) return
    history.value.record({ section, before: content.value[section], after: value }, kind, Date.now())
    triggerRef(history)
    removed.value = null
    put(section, value)
  }

  function undo(): HistoryStep | null {
    const step = history.value.undo()
    if (step !== null) put(step.section, step.before)
    removed.value = null
    triggerRef(history)
    return step
  }

  function redo(): HistoryStep | null {
    const step = history.value.redo()
    if (step !== null) put(step.section, step.after)
    triggerRef(history)
    return step
  }

  /** Stores one section as it is now. Called by the saver only, never twice at once. */
  async function saveSection(section: SectionId): Promise<void> {
    saveState.markSaving()
    try {
      let saved = await trySave(section)
      // Another change may have come between; after catching up with it there is nothing in the way.
      if (saved === null && (await catchUp(section))) saved = await trySave(section)
      if (saved === null) throw new AppError('plan.changed-elsewhere')
      saveError.value = null
      saveState.markSaved(saved, `plan ${section}`)
    } catch (problem) {
      saveState.markUnsaved(problem, `plan ${section}`)
      // A contest has its own question on the screen, and is not solved by trying again.
      if (contested.value.length > 0) return
      saveError.value = problem
      throw problem
    }
  }

  /** When it was saved, or null when the vault holds a newer plan than we know. */
  async function trySave(section: SectionId): Promise<string | null> {
    if (head.value === null || content.value === null) throw new AppError('plan.not-found')
    const value = content.value[section]
    const { id: planId, revision } = head.value
    try {
      const saved = await call('plans.saveSection', { planId, revision, section, content: value })
      head.value = { ...head.value, ...saved }
      if (base !== null) base = { ...base, [section]: value }
      return saved.savedAt
    } catch (problem) {
      if (problem instanceof AppError && problem.code === 'plan.changed-elsewhere') return null
      throw problem
    }
  }

  /** Takes over what changed in the vault. False when a person must choose between two versions of a section. */
  async function catchUp(section: SectionId): Promise<boolean> {
    if (student.value === null || content.value === null || base === null) return false
    const { plan } = await call('plans.findOfStudent', { studentId: student.value.id })
    if (plan === null) throw new AppError('plan.not-found')
    const changed = new Set(sectionIds.filter((id) => id === section || saver.isChanged(id)))
    const result = rebasePlan(base, content.value, plan.content, changed)
    theirs = plan.content
    head.value = plan
    content.value = result.content
    contested.value = result.contested
    if (result.contested.length > 0) return false
    base = plan.content
    return true
  }

  /** Ends a conflict: our words replace those in the vault, or theirs replace ours. Undo still knows ours. */
  function settle(choice: 'ours' | 'theirs'): void {
    const sections = contested.value
    contested.value = []
    base = theirs
    for (const section of sections) {
      if (choice === 'ours') saver.touch(section)
      else if (theirs !== null) change(section, theirs[section], 'step')
    }
  }

  /** Everything typed is in the vault when this ends. In a conflict the words on the screen win: they are the newest. */
  async function flush(): Promise<void> {
    if (contested.value.length > 0) settle('ours')
    await saver.flush()
    if (contested.value.length > 0) throw new AppError('plan.changed-elsewhere')
  }

  function goTo(section: SectionId, entryId: ItemId | null = null): void {
    openSection.value = section
    wantedEntry.value = entryId
  }

  function noteRemoval(sentence: string): void {
    removed.value = sentence
  }

  async function saveAgain(): Promise<void> {
    // The refusal is shown by `saveError`.
    await flush().catch(() => undefined)
  }

  /** The agreement moved the plan on (its first signature, say): take the new revision, keep the words. */
  async function refreshHead(): Promise<void> {
    if (student.value === null || saver.hasChanges) return
    const { plan } = await call('plans.findOfStudent', { studentId: student.value.id })
    if (plan !== null && !saver.hasChanges) head.value = plan
  }

  /** The card for a bad morning as it stands, with everything that was just typed. */
  async function prepareBadMorningCard(): Promise<Paper> {
    await flush()
    if (head.value === null) throw new AppError('plan.not-found')
    return call('plans.prepareBadMorningCard', { planId: head.value.id })
  }

  saveState.registerDraft(flush)

  return {
    student,
    head,
    content,
    isLoading,
    error,
    saveError,
    contested,
    removed,
    openSection,
    wantedEntry,
    called,
    gaps,
    neededGaps,
    canUndo,
    canRedo,
    load,
    start,
    take,
    change,
    undo,
    redo,
    settle,
    goTo,
    noteRemoval,
    saveAgain,
    refreshHead,
    prepareBadMorningCard,
    flush,
  }
})
