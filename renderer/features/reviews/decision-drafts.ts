/**
 * Decisions that are being written, one for each thing that is decided on. A decision is made by a yes alone: when the
 * window goes before that, the words are kept in the notes of the session that is going on, else in a note for whoever
 * wrote them. Never begins a session, never cuts a word.
 */
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { ItemId, PlanId } from '#shared/domain/identity.ts'
import { useSession } from '#renderer/app/session.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'
import { type About, type DecisionEntry, emptyDecision } from './decision-words.ts'

type DecisionPlace = { planId: PlanId; about: About; itemId: ItemId | null }

const keyOf = ({ planId, about, itemId }: DecisionPlace) => `${planId}/${about}/${itemId ?? ''}`

export const useDecisionDrafts = defineStore('decision-drafts', () => {
  const drafts = shallowReactive(new Map<string, DecisionEntry & { planId: PlanId }>())
  const saveState = useSaveState()
  const session = useSession()

  const find = (place: DecisionPlace): DecisionEntry => drafts.get(keyOf(place)) ?? emptyDecision

  function keep(place: DecisionPlace, entry: DecisionEntry): void {
    drafts.set(keyOf(place), { ...entry, planId: place.planId })
  }

  function forget(place: DecisionPlace): void {
    drafts.delete(keyOf(place))
  }

  saveState.registerLastWords(async () => {
    const written = [...drafts]
      .map(([key, draft]) => ({ key, ...draft }))
      .filter(({ what, reason }) => `${what}${reason}`.trim() !== '')
    if (written.length === 0) return
    // The session's own words first, so that these are added to them and not written over.
    await saveState.flushDrafts()
    const refusals: unknown[] = []
    // One after another: two may be added to the same session.
    for (const draft of written) {
      try {
        await keepWords(draft)
        drafts.delete(draft.key)
      } catch (error) {
        refusals.push(error)
      }
    }
    if (refusals.length > 0) throw refusals[0]
  })

  async function keepWords({ planId, what, reason }: DecisionEntry & { planId: PlanId }): Promise<void> {
    const words = ['Not decided yet:', what.trim(), reason.trim()].filter((part) => part !== '').join(' ')
    const { student, reviews } = await call('reviews.look', { planId })
    const open = reviews.find(({ state }) => state === 'open')
    const notes = [open?.content.notes ?? '', words].filter((part) => part !== '').join('\n')
    if (open === undefined || notes.length > mostLetters) {
      await call('notes.save', { id: null, studentId: student.id, writtenOn: session.today, words })
      return
    }
    const { id, revision, content, nextOn } = open
    await call('reviews.save', { id, revision, content: { ...content, notes }, nextOn })
  }

  return { find, keep, forget }
})

/** As many as the notes of a session hold. */
const mostLetters = 4000
