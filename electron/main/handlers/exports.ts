/** Tables that leave the vault: the save dialog. Writes none itself; core holds the bytes. */
import { basename, extname, join } from 'node:path'
import { app, dialog } from 'electron'
import type { MainHandlersOf } from './handler.ts'

const fileTypeNames: Record<string, string> = {
  csv: 'CSV table',
  xlsx: 'Excel workbook',
  zip: 'Protected zip',
}

export const exportHandlers: MainHandlersOf<'exports'> = {
  'exports.save': async ({ id, disclosure, isProtected }, { core, getWindow }) => {
    const { fileName } = await core.ask('link.describePaper', { paperId: id, isProtected })
    const ending = extname(fileName).slice(1)
    const chosen = await dialog.showSaveDialog(getWindow(), {
      title: 'Save the table',
      defaultPath: join(app.getPath('documents'), fileName),
      filters: [{ name: fileTypeNames[ending] ?? ending, extensions: [ending] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    })
    if (chosen.canceled || chosen.filePath === '') return { savedAs: null, passphrase: null }
    const path = chosen.filePath
    const { passphrase } = await core.ask('link.writePaper', { paperId: id, path, disclosure, isProtected })
    return { savedAs: basename(path), passphrase }
  },
}
