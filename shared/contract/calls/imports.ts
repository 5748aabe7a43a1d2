/** Bringing in files: look first, then store all of it or nothing, and undo it whole. */
import { z } from 'zod'
import {
  importKind,
  importReading,
  importReport,
  importUnderstanding,
  pastImport,
} from '../../domain/attendance-import.ts'
import { importId } from '../../domain/identity.ts'
import { coreCall } from '../call.ts'
import { fileToken } from './app.ts'

const takenBack = z.object({
  marksRemoved: z.int(),
  marksRestored: z.int(),
  /** Grades, ratings, totals. */
  valuesRemoved: z.int(),
  valuesRestored: z.int(),
  studentsRemoved: z.int(),
  studentsKept: z.int(),
})

export const importCalls = {
  /**
   * Long. Without `kind` and `reading` everything is guessed; with a reading, the file is looked at again in that way.
   */
  'imports.inspect': coreCall(
    z.object({ file: fileToken, kind: importKind.nullable(), reading: importReading.nullable() }),
    importUnderstanding,
  ),
  /** Long. One transaction after a backup; a cancelled one leaves nothing. */
  'imports.run': coreCall(
    z.object({ file: fileToken, kind: importKind, reading: importReading }),
    importReport,
  ),
  'imports.list': coreCall(z.object({}), z.object({ imports: z.array(pastImport) })),
  /** Takes back every mark, student and school year that the import brought and that nothing else uses. */
  'imports.undo': coreCall(z.object({ id: importId }), takenBack),
  /** The counts with which `imports.undo` would answer now. Changes nothing. */
  'imports.previewUndo': coreCall(z.object({ id: importId }), takenBack),
}
