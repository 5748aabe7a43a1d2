/**
 * Decisions that are being written, one for each thing that is decided on. A decision is made by a yes alone: when the
 * window goes before that, the words are kept in the notes of the session, not as a decision.
 */
import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import type { ItemId, PlanId } from '#shared/domain/identity.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'
import { type About, type DecisionEntry, emptyDecision } from './decision-words.ts'

type DecisionPlace = { planId: PlanId; about: About; itemId: ItemId | null }

const keyOf = ({ planId, about, itemId }: DecisionPlace) => `${planId}/${about}/${itemId ?? ''}`

export const useDecisionDrafts = defineStore('decision-drafts', () => {
  const drafts = shallowReactive(new Map<string, DecisionEntry & { planId: PlanId }>())
  const saveState = useSaveState()

  const find = (place: DecisionPlace): DecisionEntry => drafts.get(keyOf(place)) ?? emptyDecision

  function keep(place: DecisionPlace, entry: DecisionEntry): void {
    drafts.set(keyOf(place), { ...entry, planId: place.planId })
  }

  function forget(place: DecisionPlace): void {
    drafts.delete(keyOf(place))
  }

  saveState.registerLastWords(async () => {
    const written = [...drafts.values()].filter(({ what, reason }) => `${what}${reason}`.trim() !== '')
    if (written.length === 0) return
    // The session's own words first, so that these are added to them and not written over.
    await saveState.flushDrafts()
    for (const { planId, what, reason } of written) {
      const { id, revision, content, nextOn } = await call('reviews.start', { planId })
      const words = ['Not decided yet:', what.trim(), reason.trim()].filter((part) => part !== '').join(' ')
      const notes = [content.notes, words]
        .filter((part) => part !== '')
        .join('\n')
        .slice(0, mostLetters)
      await call('reviews.save', { id, revision, content: { ...content, notes }, nextOn })
    }
    drafts.clear()
  })

  return { find, keep, forget }
})

/** As many as the notes of a session hold. */
const mostLetters = 4000
