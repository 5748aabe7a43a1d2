/** Answers about imports: looking at a file, storing it, listing what came in, taking it back. */
import { basename } from 'node:path'
import { inspectFile } from '../imports/inspect-file.ts'
import { pauseFor } from '../imports/pause.ts'
import { runImport } from '../imports/run-import.ts'
import { previewUndo, undoImport } from '../imports/undo-import.ts'
import { listImports } from '../storage/tables/imports.ts'
import { getSettings } from '../storage/tables/school.ts'
import type { HandlersOf } from './handler.ts'

export const importHandlers: HandlersOf<'imports'> = {
  'imports.inspect': ({ file, kind, reading }, { files, vault, today }, { signal, report }) => {
    const path = files.getPath(file)
    const { database } = vault
    const pause = pauseFor({ signal, report }, 'checking')
    const world = { database, today: today(), rule: getSettings(database).rule, pause }
    const onBytes = (done: number, total: number) => report('reading', done, total)
    return inspectFile({ path, name: basename(path) }, kind, reading, world, {
      signal,
      onBytes,
    })
  },

  'imports.run': ({ file, kind, reading }, { files, vault, clock, today }, { signal, report }) => {
    const path = files.getPath(file)
    const { database, staffName } = vault
    return runImport({
      database,
      file: { path, name: basename(path) },
      kind,
      reading,
      rule: getSettings(database).rule,
      staffName,
      at: clock.now().toISOString(),
      today: today(),
      backUp: (pause) => vault.backUp('before-change', pause),
      signal,
      report,
    })
  },

  'imports.list': (_input, { vault }) => ({ imports: listImports(vault.database) }),

  'imports.undo': async ({ id }, { vault, clock }, { signal, report }) => {
    await vault.backUp('before-change', pauseFor({ signal, report }, 'backing-up'))
    return undoImport({ database: vault.database, id, at: clock.now().toISOString(), signal, report })
  },

  'imports.previewUndo': ({ id }, { vault, clock }, { signal, report }) =>
    previewUndo({ database: vault.database, id, at: clock.now().toISOString(), signal, report }),
}
