/** Writes a paper for each of many students into a new folder, and reports each. One that cannot be made stops no other. */
import { mkdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DisclosureDraft } from '#shared/domain/disclosure.ts'
import type { StudentId } from '#shared/domain/identity.ts'
import type { ManyPapersReport } from '#shared/domain/many-papers.ts'
import { AppError, describeError } from '#shared/messages/errors.ts'
import { describeDiskError } from '../storage/disk-errors.ts'
import { type LeavingContext, writeFinishedPaper } from './leaving.ts'
import { finishPaper, type PaperSubject } from './paper-shelf.ts'
import type { MadePaper } from './recovery-sheet.ts'

export type ManyWriting = {
  /** The folder that a person chose; a new one is made inside of it. */
  folder: string
  folderName: string
  /** The same for every file; null: the files are open. */
  passphrase: string | null
  papers: readonly {
    studentId: StudentId
    fullName: string
    disclosure: DisclosureDraft
    make: () => Promise<{ made: MadePaper; subject: PaperSubject }>
  }[]
}

type Progress = {
  signal: AbortSignal
  report: (stage: 'writing', done: number, total: number) => void
}
type Row = ManyPapersReport['rows'][number]

/** Throws `paper.not-saved` when no folder can be made there. What was written before a stop stays, and is reported. */
export async function writeManyPapers(
  context: LeavingContext,
  { folder, folderName, passphrase, papers }: ManyWriting,
  { signal, report }: Progress,
): Promise<ManyPapersReport> {
  const place = await makeFolder(folder, folderName)
  const rows: Row[] = []
  let written = 0
  for (const { studentId, fullName, disclosure, make } of papers) {
    report('writing', rows.length, papers.length)
    // Lets a wish to stop come in.
    await nextTurn()
    if (signal.aborted) break
    const about = { studentId, fullName }
    try {
      const { made, subject } = await make()
      const fileName = numberFile(made.fileName, written + 1)
      await writeFinishedPaper(context, finishPaper(made, subject), {
        path: join(place.path, fileName),
        disclosure,
        isProtected: passphrase !== null,
        ...(passphrase === null ? {} : { passphrase }),
      })
      written += 1
      rows.push({ ...about, fileName, whyNot: '' })
    } catch (error) {
      const known = error instanceof AppError ? error : describeDiskError(error)
      if (known === null) throw error
      rows.push({ ...about, fileName: null, whyNot: describeError(known.code, known.details).happened })
    }
  }
  return {
    folder: written === 0 ? null : place.name,
    rows,
    wasStopped: rows.length < papers.length,
    passphrase: written === 0 ? null : passphrase,
  }
}

/** `reintegration-agreement-007.pdf` */
function numberFile(fileName: string, number: number): string {
  const end = extname(fileName)
  return `${fileName.slice(0, -end.length)}-${String(number).padStart(3, '0')}${end}`
}

const mostFolders = 99

/** A new one each time, so that nothing that lies there is ever written over. */
async function makeFolder(folder: string, wanted: string): Promise<{ path: string; name: string }> {
  for (let turn = 1; turn <= mostFolders; turn += 1) {
    const name = turn === 1 ? wanted : `${wanted}-${turn}`
    const path = join(folder, name)
    try {
      await mkdir(path)
      return { path, name }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code !== 'EEXIST') break
    }
  }
  throw new AppError('paper.not-saved')
}
