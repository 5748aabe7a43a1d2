/** Papers that leave the vault: the save dialog and the printer. Writes no paper itself; core holds the bytes. */
import { basename, join } from 'node:path'
import { app, dialog, type BrowserWindow, type WebContentsPrintOptions } from 'electron'
import type { LinkOutput } from '#shared/contract/core-link.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { MainHandlersOf } from './handler.ts'

type PaperFacts = LinkOutput<'link.describePaper'>

export const paperHandlers: MainHandlersOf<'papers'> = {
  'papers.save': async ({ paperId, disclosure, isProtected }, { core, getWindow }) => {
    const facts = await core.ask('link.describePaper', { paperId, isProtected })
    refuseWithoutDisclosure(facts, disclosure)
    const chosen = await dialog.showSaveDialog(getWindow(), {
      title: 'Save the paper',
      defaultPath: join(app.getPath('documents'), facts.fileName),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    })
    if (chosen.canceled || chosen.filePath === '') return { savedAs: null, passphrase: null }
    const path = chosen.filePath
    const { passphrase } = await core.ask('link.writePaper', { paperId, path, disclosure, isProtected })
    return { savedAs: basename(path), passphrase }
  },
  'papers.print': async ({ paperId, disclosure }, { core, getWindow }) => {
    const facts = await core.ask('link.describePaper', { paperId })
    refuseWithoutDisclosure(facts, disclosure)
    // First the record: the vault may be locked while the system's dialog is open, and the paper comes out all the same.
    const { recorded } = await core.ask('link.recordPrint', { paperId, disclosure })
    const isPrinted = await printWindow(getWindow(), facts.paperSize)
    if (!isPrinted) await core.ask('link.forgetPrint', { recorded })
    return { isPrinted }
  },
}

function refuseWithoutDisclosure(facts: PaperFacts, disclosure: unknown): void {
  if (facts.needsDisclosure && disclosure === null) throw new AppError('paper.needs-disclosure')
}

/** Opens the system's print dialog; false when the person closes it. */
function printWindow(window: BrowserWindow, paperSize: PaperFacts['paperSize']): Promise<boolean> {
  const options: WebContentsPrintOptions = {
    silent: false,
    printBackground: true,
    pageSize: paperSize === 'A4' ? 'A4' : 'Letter',
    margins: { marginType: 'none' },
  }
  return new Promise((resolve) => window.webContents.print(options, (isPrinted) => resolve(isPrinted)))
}
