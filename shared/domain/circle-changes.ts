/**
 * What changed in the circle around a student and in the long view: helpers, ways to stay in touch, placement, class,
 * milestones. Never says a phone number, or which barrier somebody helps with.
 */
import { sayCommunication } from './communication-sentence.ts'
import { compareItems, isSame, quoted } from './item-changes.ts'
import type { PlanContent } from './plan.ts'
import { sayDate } from './plain-words.ts'

/** Sentences that a family would say; none when nothing changed that concerns them. */
export function sayCircleChanges(before: PlanContent, after: PlanContent): string[] {
  return [
    ...sayHelperChanges(before.helpers, after.helpers),
    ...sayPlacementChanges(before.placement, after.placement),
    ...sayClassroomChanges(before.classroom, after.classroom),
    ...sayCommunicationChanges(before.communication, after.communication),
    ...sayMilestoneChanges(before.milestones, after.milestones),
  ]
}

function sayHelperChanges(before: PlanContent['helpers'], after: PlanContent['helpers']): string[] {
  const { added, ended, changed } = compareItems(before.items, after.items, (helper) => helper.name)
  return [
    ...added.map(({ name, canDo }) =>
      canDo.trim() === '' ? `${name.trim()} helps too.` : `${name.trim()} helps too: ${quoted(canDo)}.`,
    ),
    ...ended.map(({ name }) => `${name.trim()} is no longer named as a helper.`),
    ...changed.flatMap(([old, now]) => {
      if (!isSame(old.name, now.name)) return [`${now.name.trim()} helps in place of ${old.name.trim()}.`]
      if (isSame(old.canDo, now.canDo) || now.canDo.trim() === '') return []
      return [`${now.name.trim()} now helps like this: ${quoted(now.canDo)}.`]
    }),
    ...sayCardChanges(before.badMorning, after.badMorning),
  ]
}

type Card = PlanContent['helpers']['badMorning']

/** What a card says, without the ids of its entries and without lines that are still empty. */
function readCard({ steps, goodToHear, schoolWill, schoolPhone, callIds }: Card): string {
  const said = [...steps.map((step) => step.words), goodToHear, schoolWill, schoolPhone, ...callIds]
  return said
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .join('\n')
}

function sayCardChanges(before: Card, after: Card): string[] {
  const was = readCard(before)
  const is = readCard(after)
  if (isSame(was, is)) return []
  if (is === '') return ['There is no card for a hard morning any more.']
  return [
    was === '' ? 'There is now a card for a hard morning.' : 'The card for a hard morning is written anew.',
  ]
}

function sayPlacementChanges(before: PlanContent['placement'], after: PlanContent['placement']): string[] {
  if (isSame(before.decision, after.decision)) return []
  if (after.decision.trim() === '') return ['What was decided about the placement is open again.']
  const on = after.decidedOn === null ? '' : ` on ${sayDate(after.decidedOn)}`
  return [`About the placement we decided${on}: ${quoted(after.decision)}.`]
}

function sayClassroomChanges(before: PlanContent['classroom'], after: PlanContent['classroom']): string[] {
  const { added, ended, changed } = compareItems(before.strategies, after.strategies, (one) => one.words)
  return [
    ...added.map((one) => `New in class: ${quoted(one.words)}.`),
    ...ended.map((one) => `No longer in class: ${quoted(one.words)}.`),
    ...changed.map(([, now]) => `In class it is now: ${quoted(now.words)}.`),
  ]
}

function sayCommunicationChanges(
  before: PlanContent['communication'],
  after: PlanContent['communication'],
): string[] {
  const { added, ended, changed } = compareItems(before.items, after.items, (line) => line.withWhom)
  return [
    ...added.map((line) => `New: ${sayCommunication(line)}`),
    ...ended.map((line) => `This has ended: ${sayCommunication(line)}`),
    ...changed
      .filter(([old, now]) => sayCommunication(old) !== sayCommunication(now))
      .map(([, now]) => `Now: ${sayCommunication(now)}`),
  ]
}

function sayMilestoneChanges(before: PlanContent['milestones'], after: PlanContent['milestones']): string[] {
  const { added, ended, changed } = compareItems(before.items, after.items, (item) => item.words)
  const by = (day: (typeof added)[number]['byOn']) => (day === null ? '' : `, by about ${sayDate(day)}`)
  const end = isSame(before.stepDown, after.stepDown) || after.stepDown.trim() === ''
  return [
    ...added.map((item) =>
      item.reachedOn === null
        ? `New on the way: ${quoted(item.words)}${by(item.byOn)}.`
        : `Reached: ${quoted(item.words)}.`,
    ),
    ...ended.map((item) => `No longer on the way: ${quoted(item.words)}.`),
    ...changed.flatMap(([old, now]) => {
      if (old.reachedOn === null && now.reachedOn !== null) return [`Reached: ${quoted(now.words)}.`]
      if (!isSame(old.words, now.words)) return [`${quoted(old.words)} is now: ${quoted(now.words)}.`]
      if (old.byOn !== now.byOn && now.byOn !== null) return [`${quoted(now.words)}${by(now.byOn)} now.`]
      return []
    }),
    ...(end ? [] : [`How we step down is now: ${quoted(after.stepDown)}.`]),
  ]
}
