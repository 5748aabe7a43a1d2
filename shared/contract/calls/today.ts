/** What the day asks for, what is worth celebrating, and everything that happened. */
import { z } from 'zod'
import { celebration } from '../../domain/celebration.ts'
import { isoDate } from '../../domain/day.ts'
import { noteId, studentId } from '../../domain/identity.ts'
import { restrictedNote } from '../../domain/restricted-note.ts'
import { timelineEntry, timelineKind } from '../../domain/timeline.ts'
import { today } from '../../domain/today.ts'
import { coreCall, lockedCoreCall } from '../call.ts'
import { paper } from './papers.ts'
import { slotId } from './vault.ts'

const nothing = z.object({})

export const todayCalls = {
  'today.look': coreCall(nothing, today),
  /** Moves one line to a later day; it comes back then. Null brings it back at once. */
  'today.move': coreCall(z.object({ key: z.string().min(1).max(160), untilOn: isoDate.nullable() }), nothing),

  /** Noticed and not chosen yet first, then those that were kept or told, newest first. */
  'celebrations.list': coreCall(z.object({ studentId }), z.object({ celebrations: z.array(celebration) })),
  /** Keeps what was chosen; also adds one of the counselor's own. */
  'celebrations.save': coreCall(celebration, nothing),

  /**
   * Newest first. `search` is looked for in everything that was written, diacritics and case ignored; the last word may
   * be its beginning. `kinds` empty: all of them.
   */
  'timeline.list': coreCall(
    z.object({
      studentId,
      kinds: z.array(timelineKind).max(timelineKind.options.length),
      search: z.string().max(200),
    }),
    z.object({ entries: z.array(timelineEntry) }),
  ),
  /** Over the notes of every student; at most 50, best first. */
  'timeline.search': coreCall(
    z.object({ search: z.string().min(1).max(200) }),
    z.object({ entries: z.array(timelineEntry.extend({ fullName: z.string() })) }),
  ),
  /** As a paper, without restricted notes. */
  'timeline.prepare': coreCall(
    z.object({
      studentId,
      kinds: z.array(timelineKind).max(timelineKind.options.length),
      fromOn: isoDate.nullable(),
      toOn: isoDate.nullable(),
    }),
    paper,
  ),

  /** The notes that this person wrote, newest first, and how many others hold. */
  'notes.list': coreCall(
    z.object({ studentId }),
    z.object({ notes: z.array(restrictedNote), ofOthers: z.int().nonnegative() }),
  ),
  /** `id` null creates. Only one's own, else `note.not-yours`. */
  'notes.save': coreCall(
    z.object({ id: noteId.nullable(), studentId, writtenOn: isoDate, words: z.string().min(1).max(8000) }),
    restrictedNote,
  ),
  'notes.remove': coreCall(z.object({ id: noteId }), nothing),
  /** How many notes this person keeps, about any student: nobody else could read them once the person is removed. */
  'notes.countOfPerson': coreCall(z.object({ slotId }), z.object({ notes: z.int().nonnegative() })),

  /** From now on core answers about this student only, until `meeting.leave` or the lock. */
  'meeting.begin': coreCall(z.object({ studentId }), nothing),
  /** Throws `vault.wrong-passphrase`, with the same growing wait as unlocking. */
  'meeting.leave': coreCall(z.object({ passphrase: z.string().min(1).max(1024) }), nothing),
  /** The student of the meeting that is going on, or null; also while the vault is locked. */
  'meeting.get': lockedCoreCall(nothing, z.object({ studentId: studentId.nullable() })),
}
