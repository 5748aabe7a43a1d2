/** How long an agreement's PDF takes once the fonts are parsed, beside LibreOffice with the same words. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeAgreement } from '#core/documents/make-agreement.ts'
import { templates } from '#core/documents/templates/registry.ts'
import type { AgreementSnapshot } from '#shared/domain/agreement.ts'
import { aPlanContent, aSnapshot, item } from '#tests/documents/a-snapshot.ts'
import { textsIn } from '#tests/documents/read-pdf.ts'
import type { BenchRow } from './bench-row.ts'
import { makePlainDocx } from './plain-docx.ts'
import { inMilliseconds, medianOf, timeOften } from './timing.ts'

const limit = 60
const batch = 20
const warmUps = 10

export async function benchAgreement(): Promise<BenchRow[]> {
  await timeOften(warmUps, (turn) => makeAgreement(aStudents(turn)))
  // Every turn is another student, so that no shaped word is there from the turn before but the common ones.
  const warm = medianOf(await timeOften(batch, (turn) => makeAgreement(aStudents(warmUps + turn))))
  const measured = inMilliseconds(warm)
  const rows: BenchRow[] = [
    {
      work: 'Agreement PDF, warm',
      measured,
      against: '',
      ratio: null,
      limit: `≤ ${limit} ms`,
      isReached: warm <= limit,
    },
  ]
  const office = timeOffice()
  if (office === null) {
    process.stderr.write('LibreOffice is not here: apt-get install libreoffice-writer-nogui, then compare.\n')
    return rows
  }
  const compare = (against: string, theirs: number, most: number): BenchRow => ({
    work: 'Agreement PDF, warm',
    measured,
    against: `${inMilliseconds(theirs)} for ${against}`,
    ratio: warm / theirs,
    limit: `≤ ${most} ×`,
    isReached: warm / theirs <= most,
  })
  return [
    ...rows,
    compare(`one of ${batch} in LibreOffice’s batch`, office.batch / batch, 1),
    compare('one conversion by LibreOffice', office.single, 0.1),
  ]
}

export function aStudents(turn: number): AgreementSnapshot {
  const name = `Amina${turn}`
  const content = aPlanContent()
  return aSnapshot({
    number: turn + 1,
    student: { fullName: `${name} Haddad`, calledName: name, grade: '8', pronouns: '' },
    content: {
      ...content,
      voice: {
        quotes: [
          ...content.voice.quotes,
          {
            id: item('v9'),
            topic: 'helps',
            words: `Number${turn} says that music${turn} helps.`,
            saidOn: null,
          },
        ],
      },
    },
  })
}

/** Milliseconds of LibreOffice for one document and for a batch; null when it is not on this machine. */
function timeOffice(): { single: number; batch: number } | null {
  if (spawnSync('soffice', ['--version'], { stdio: 'ignore' }).error !== undefined) return null
  const folder = mkdtempSync(join(tmpdir(), 'open-door-bench-'))
  try {
    const files = Array.from({ length: batch }, (_, turn) => {
      const path = join(folder, `agreement-${turn}.docx`)
      writeFileSync(path, makePlainDocx(textsIn(templates.agreement.describe(aStudents(turn)).content)))
      return path
    })
    const convert = (paths: string[]) => timeConversion(folder, paths)
    // The first start of a new profile sets it up, which is not what is compared.
    convert(files.slice(0, 1))
    const singles = files.slice(0, 3).map((file) => convert([file]))
    return { single: medianOf(singles), batch: convert(files) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of LibreOffice for these documents, in one go. */
export function timeConversion(folder: string, paths: string[]): number {
  const profile = pathToFileURL(join(folder, 'profile')).href
  const given = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', folder]
  const start = performance.now()
  const { status } = spawnSync('soffice', [...given, ...paths], { stdio: 'ignore' })
  const taken = performance.now() - start
  const areThere = paths.every((path) => existsSync(path.replace(/\.docx$/, '.pdf')))
  if (status !== 0 || !areThere) throw new Error('LibreOffice did not convert the documents')
  return taken
}
