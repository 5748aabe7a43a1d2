/** A OneRoster export, 1.1 or 1.2: files in a zip or a folder that together list the students. */
import { AppError } from '#shared/messages/errors.ts'
import type { Format } from '../format.ts'
import { openBundle } from '../reading/bundle.ts'
import { measureSource } from '../reading/source-file.ts'
import { isOneRoster, noteVersion, readOneRosterFiles } from '../roster/one-roster-files.ts'
import { joinOneRoster, mergeNotes } from '../roster/one-roster.ts'
import { toRosterContent } from '../roster/roster-content.ts'
import { roster } from './roster.ts'
import type { ImportNote } from '#shared/domain/attendance-import.ts'

export const oneroster: Format = {
  ...roster,
  format: 'oneroster',
  // Known by the files in it, before there are any columns.
  isLike: () => false,
  readFile: async (file, { columns }, { onBytes }, signal) => {
    const bundle = await openBundle(file, signal)
    if (!isOneRoster(bundle.names)) throw new AppError('import.unknown-bundle', { file: file.name })
    const notes: ImportNote[] = []
    const files = await readOneRosterFiles(bundle, notes)
    const table = joinOneRoster(files)
    onBytes(await measureSource(file))
    return {
      ...toRosterContent(
        {
          header: table.header,
          // As a spreadsheet would show the joined list.
          rows: table.rows.map((fields, at) => ({ fields, trouble: null, number: at + 2 })),
        },
        columns.length === table.columns.length ? columns : table.columns,
      ),
      columns: table.columns,
      notes: mergeNotes([noteVersion(files), ...notes]),
    }
  },
}
