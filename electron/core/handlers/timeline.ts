/** Answers about what happened with a student, and finds what was written about any. */
import { fullNameOf } from '#shared/domain/student.ts'
import { makeTimeline } from '../documents/make-timeline.ts'
import { findNotes, gatherTimeline, type TimelineReader } from '../follow-up/gather-timeline.ts'
import { getSettings } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { OpenContext } from './context.ts'
import type { HandlersOf } from './handler.ts'

/** In a meeting nobody's restricted notes are told, not even to the person who wrote them. */
const readerOf = ({ meeting, today, vault }: OpenContext): TimelineReader => ({
  today: today(),
  slotId: meeting === null ? vault.slotId : null,
})

export const timelineHandlers: HandlersOf<'timeline'> = {
  'timeline.list': (asked, context) => ({
    entries: gatherTimeline(context.vault.database, asked, readerOf(context)),
  }),

  'timeline.search': ({ search }, context) => {
    const { slotId } = readerOf(context)
    const scope = { studentId: context.meeting, slotId }
    return { entries: findNotes(context.vault.database, search, scope) }
  },

  'timeline.prepare': async ({ studentId, kinds, fromOn, toOn }, context) => {
    const { database } = context.vault
    const { schoolName, paperSize } = getSettings(database)
    const studentName = fullNameOf(getStudent(database, studentId))
    // What only one person may read is on no paper.
    const reader = { ...readerOf(context), slotId: null }
    const entries = gatherTimeline(database, { studentId, kinds, search: '' }, reader).filter(
      ({ on }) => (fromOn === null || on >= fromOn) && (toOn === null || on <= toOn),
    )
    const madeOn = context.today()
    const made = await makeTimeline({ schoolName, paperSize, madeOn, studentName, fromOn, toOn, entries })
    return context.papers.put(made, {
      kind: 'about-student',
      studentId,
      studentName,
      what: 'What happened so far',
    })
  },
}
