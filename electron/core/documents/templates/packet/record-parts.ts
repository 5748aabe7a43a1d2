/** What the record tells in a packet: goals, contacts, decisions, promises, restricted notes. Words stand as they were written. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { describeContact } from '#shared/domain/contact-words.ts'
import { sayAttendance, sayGoalEvidence } from '#shared/domain/evidence-words.ts'
import { sayDate } from '#shared/domain/plain-words.ts'
import { packetWords as fixed } from '#shared/messages/packet-words.ts'
import { grid, section, tidy, together, words as say } from '../../blocks.ts'
import type { PartPaper } from './packet-paper.ts'

export function layOutGoals({ snapshot: { goals }, width }: PartPaper): Content[] {
  return goals.map(({ goal, because }) =>
    layOutEntry({
      title: tidy(goal.sentence),
      lines: [sayGoalEvidence(goal), tidy(because) === '' ? '' : fixed.because(tidy(because))],
      width,
    }),
  )
}

export function layOutContacts({ snapshot: { contacts }, width }: PartPaper): Content[] {
  return contacts.map((contact) => {
    const { happenedOn, staffName, nextStep, nextStepOn, language, hadInterpreter } = contact
    const how = fixed.contact.how(tidy(language), hadInterpreter)
    return layOutEntry({
      before: [sayDate(happenedOn), tidy(staffName), how].filter(Boolean).join(' · '),
      title: `${tidy(describeContact(contact))}.`,
      lines: [
        tidy(contact.words),
        tidy(nextStep) === '' ? '' : fixed.contact.next(tidy(nextStep), nextStepOn),
      ],
      width,
    })
  })
}

export function layOutDecisions({ snapshot: { decisions, calledName }, width }: PartPaper): Content[] {
  return decisions.map(({ decidedOn, what, reason, who, byOn, doneOn, evidence }) =>
    layOutEntry({
      before: sayDate(decidedOn),
      title: tidy(what),
      lines: [
        tidy(reason) === '' ? '' : fixed.decision.because(tidy(reason)),
        fixed.decision.known(tidy(sayAttendance(evidence, calledName))),
        fixed.decision.done(doneOn, tidy(who), byOn),
      ],
      width,
    }),
  )
}

const promiseStates = ['kept', 'open', 'not-yet', 'changed'] as const

/** Kept first, so that effort is seen before what is still to come. */
export function layOutPromises({ snapshot: { promises }, width }: PartPaper): Content[] {
  const widths = [whoWidth, width - whoWidth - dayWidth - 3 * padding, dayWidth]
  return promiseStates.flatMap((state) => {
    const rows = promises
      .filter((one) => one.state === state)
      .map(({ party, who, words, dueOn, settledOn }): TableCell[] => [
        { text: tidy(who) || fixed.promise.party[party] },
        { text: tidy(words) },
        { text: fixed.promise.due(dueOn, settledOn, state === 'kept') },
      ])
    if (rows.length === 0) return []
    return section(fixed.promise.groups[state], grid(fixed.promise.head, rows, widths), width)
  })
}
const whoWidth = 110
const dayWidth = 100
const padding = 12.7

export function layOutNotes({ snapshot: { notes }, width }: PartPaper): Content[] {
  return notes.map(({ writtenOn, words, staffName }) =>
    layOutEntry({
      before: [sayDate(writtenOn), tidy(staffName)].filter(Boolean).join(' · '),
      title: '',
      lines: [tidy(words)],
      width,
    }),
  )
}

type Entry = { before?: string; title: string; lines: readonly string[]; width: number }

/** Short entries stay on one page; of a long one the head stays with how it begins. */
function layOutEntry({ before = '', title, lines, width }: Entry): Content {
  const [begin, ...more] = lines.filter((line) => line !== '').flatMap((line) => line.split('\n'))
  const head = [
    ...(before === '' ? [] : [say(before, { space: 0 })]),
    ...(title === '' ? [] : [say(title, { isBold: true, space: 0 })]),
    ...(begin === undefined ? [] : [say(begin, { space: 0 })]),
  ]
  const rest = more.map((text) => say(text, { space: 0 }))
  const whole = together([...head, ...rest], width) as { unbreakable?: boolean }
  const stack: Content[] = whole.unbreakable === true ? [whole as Content] : [together(head, width), ...rest]
  return { stack, margin: [0, 0, 0, 9] }
}
