/** What changed in the way back: stages and their sessions, in sentences. Never counts a change as a step back. */
import { compareItems, isSame, quoted, sentence } from './item-changes.ts'
import { sayDate, weekdayNames } from './plain-words.ts'
import type { PlanContent } from './plan.ts'
import { givenNameOf, type ScheduleSession, type ScheduleStage } from './sections/schedule.ts'

type Schedule = PlanContent['schedule']

export function sayScheduleChanges(before: Schedule, after: Schedule, called: string): string[] {
  if (before.isPhased && !after.isPhased) return [`${called} now comes for the full school week.`]
  if (!after.isPhased) return []
  const opening = before.isPhased ? [] : [`${called} now comes back step by step.`]
  const stages = compareItems(before.isPhased ? before.stages : [], after.stages, (stage) => stage.id)
  const nameOf = nameStages([...before.stages, ...after.stages], after.stages)
  const review =
    before.reviewOn !== after.reviewOn && after.reviewOn !== null
      ? [`We look at the timetable together on ${sayDate(after.reviewOn)}.`]
      : []
  return [
    ...opening,
    ...stages.added.map((stage) => `New on the way back: ${nameOf(stage)}${saySpan(stage)}.`),
    ...stages.ended.map((stage) => `${sentence(nameOf(stage))} is no longer part of the way back.`),
    ...stages.changed.flatMap(([old, now]) => sayStageChange(old, now, nameOf(now))),
    ...review,
  ]
}

/** A stage by its given name, in quotation marks; without one by its place among the steps of the paper. */
function nameStages(
  all: readonly ScheduleStage[],
  numbered: readonly ScheduleStage[],
): (stage: ScheduleStage) => string {
  const numbers = new Map(all.map((stage) => [stage.id, 'a step']))
  for (const [at, stage] of numbered.entries()) numbers.set(stage.id, `step ${at + 1}`)
  return (stage) => (givenNameOf(stage) === '' ? (numbers.get(stage.id) ?? 'a step') : quoted(stage.name))
}

function saySpan({ startsOn, endsOn }: ScheduleStage): string {
  const from = startsOn === null ? '' : `, from ${sayDate(startsOn)}`
  return endsOn === null ? from : `${from}${from === '' ? ', until' : ' to'} ${sayDate(endsOn)}`
}

function sayStageChange(old: ScheduleStage, now: ScheduleStage, stage: string): string[] {
  const name = sentence(stage)
  const sentences: string[] = []
  if (!isSame(old.name, now.name) && givenNameOf(old) !== '' && givenNameOf(now) !== '') {
    sentences.push(`${quoted(old.name)} is now called ${stage}.`)
  }
  if (old.startsOn !== now.startsOn && now.startsOn !== null) {
    sentences.push(`${name} now starts on ${sayDate(now.startsOn)}.`)
  }
  if (old.endsOn !== now.endsOn && now.endsOn !== null) {
    sentences.push(`${name} now ends on ${sayDate(now.endsOn)}.`)
  }
  return [...sentences, ...saySessionChanges(old, now, stage)]
}

function saySessionChanges(old: ScheduleStage, now: ScheduleStage, stage: string): string[] {
  const { added, ended, changed } = compareItems(old.sessions, now.sessions, nameSession)
  const { moved, left, came } = pairMoves(ended, added)
  return [
    ...[...changed, ...moved].map(([was, is]) => sayMove(was, is)).filter((one) => one !== null),
    ...came.map((one) => `New in ${stage}: ${nameSession(one)} on ${sayTime(one)}.`),
    ...left.map((one) => `No longer in ${stage}: ${nameSession(one)} on ${sayTime(one)}.`),
  ]
}

/** On a grid a person moves a session by taking it out here and putting it in there: that is one move. */
function pairMoves(ended: readonly ScheduleSession[], added: readonly ScheduleSession[]) {
  const came = [...added]
  const moved: [ScheduleSession, ScheduleSession][] = []
  const left: ScheduleSession[] = []
  for (const was of ended) {
    const at = was.what.trim() === '' ? -1 : came.findIndex((is) => isSame(was.what, is.what))
    const [is] = at === -1 ? [] : came.splice(at, 1)
    if (is === undefined) left.push(was)
    else moved.push([was, is])
  }
  return { moved, left, came }
}

function sayMove(was: ScheduleSession, is: ScheduleSession): string | null {
  const name = sentence(nameSession(is))
  if (!isSame(was.what, is.what)) {
    return `${sentence(nameSession(was))} on ${sayTime(was)} is now ${nameSession(is)}, on ${sayTime(is)}.`
  }
  if (was.weekday === is.weekday && was.from === is.from && was.to === is.to) return null
  if (was.from === is.from && was.to === is.to) {
    return `${name} moved from ${weekdayNames[was.weekday]} to ${weekdayNames[is.weekday]}.`
  }
  return `${name} moved from ${sayTime(was)} to ${sayTime(is)}.`
}

function nameSession(session: ScheduleSession): string {
  return session.what.trim() === '' ? 'time at school' : session.what.trim()
}

function sayTime({ weekday, from, to }: ScheduleSession): string {
  return `${weekdayNames[weekday]} ${from}–${to}`
}
