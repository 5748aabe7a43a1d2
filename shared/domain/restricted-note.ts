/** A note that only the person who wrote it reads: on no paper but a packet that they ask for it in, in no meeting, in nobody else’s search. */
import { z } from 'zod'
import { isoDate } from './day.ts'
import { noteId, studentId } from './identity.ts'

export const restrictedNote = z.object({
  id: noteId,
  studentId,
  writtenOn: isoDate,
  words: z.string().max(8000),
  staffName: z.string(),
  savedAt: z.iso.datetime(),
})
export type RestrictedNote = z.infer<typeof restrictedNote>
