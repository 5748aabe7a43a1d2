/** Every paper of the student in the demo, saved as the window saves it, and told of from what stands in the file. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Paper } from '#shared/contract/calls/papers.ts'
import { calls, type Channel, type Input } from '#shared/contract/contract.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { packetPartIds } from '#shared/domain/packet.ts'
import { planPaperKinds } from '#shared/domain/plan-paper.ts'
import { ask } from './data-steps.ts'
import { readPdf } from './read-pdf.ts'
import { mustHold, type Stage } from './stage.ts'

export type PaperSummary = {
  name: string
  /** As the file itself says it. */
  language: string
  pages: number
  sha256: string
  /** The file says that it is tagged, and has a structure that can be read. */
  tagged: boolean
}

type Whose = { studentId: StudentId; planId: PlanId; language: string }
type Maker = (stage: Stage, whose: Whose) => Promise<Pick<Paper, 'id'> | null>

/** By the name of their file; a new paper is one line here, but for those of the plan, which are found by themselves. */
const makers: Record<string, Maker> = {
  agreement: async ({ page }, { planId, language }) =>
    (await ask(page, 'agreements.prepare', { planId, language })).paper,
  'agreement-signed-copy': async ({ page }, { planId }) => {
    const { agreements } = await ask(page, 'agreements.list', { planId })
    const signed = agreements.find(({ state }) => state === 'signed')
    return signed === undefined ? null : ask(page, 'agreements.prepareSignedCopy', { id: signed.id })
  },
  ...Object.fromEntries(
    planPaperKinds.map((kind): [string, Maker] => [
      kind,
      async ({ page }, { planId, language }) => {
        const given = withLanguage('plans.preparePaper', { planId, kind }, language)
        return (await ask(page, 'plans.preparePaper', given)).paper
      },
    ]),
  ),
  'hard-morning-card': ({ page }, { planId, language }) =>
    ask(
      page,
      'plans.prepareBadMorningCard',
      withLanguage('plans.prepareBadMorningCard', { planId }, language),
    ),
  'review-recap': async ({ page }, { planId, language }) => {
    const { reviews } = await ask(page, 'reviews.list', { planId })
    const [last] = reviews
    return last === undefined
      ? null
      : ask(page, 'reviews.prepareRecap', withLanguage('reviews.prepareRecap', { id: last.id }, language))
  },
  'school-year': ({ page }, { studentId }) =>
    ask(page, 'year.preparePaper', { studentId, schoolYearId: null }),
  timeline: ({ page }, { studentId }) =>
    ask(page, 'timeline.prepare', { studentId, kinds: [], fromOn: null, toOn: null }),
  'disclosure-record': ({ page }, { studentId }) => ask(page, 'disclosures.prepareRecord', { studentId }),
  'review-packet': async ({ page }, { studentId }) => {
    const wish = {
      parts: packetPartIds,
      fromOn: null,
      toOn: null,
      reader: 'team',
      recipient: 'The team at school',
      purpose: 'To review the plan together',
    } as const
    const { paper } = await ask(page, 'packets.prepare', {
      studentIds: [studentId],
      wish: { ...wish, parts: [...wish.parts] },
    })
    return paper
  },
}

/** Asks for the language where the paper can be made in one. */
function withLanguage<C extends Channel>(channel: C, input: Input<C>, language: string): Input<C> {
  const { input: schema } = calls[channel]
  const takesLanguage = 'shape' in schema && Object.hasOwn(schema.shape, 'language')
  return takesLanguage ? ({ ...(input as object), language } as Input<C>) : input
}

/** Leaves `papers/NAME.pdf` for each, and returns what each of these files says of itself. */
export async function makeAllPapers(
  stage: Stage,
  studentId: StudentId,
  language: string,
): Promise<PaperSummary[]> {
  const folder = join(stage.out, 'papers')
  mkdirSync(folder, { recursive: true })
  const { plan } = await ask(stage.page, 'plans.findOfStudent', { studentId })
  mustHold(plan !== null, 'The plan is not there any more.')
  const papers: PaperSummary[] = []
  for (const [name, make] of Object.entries(makers)) {
    const paper = await make(stage, { studentId, planId: plan.id, language })
    if (paper === null) continue
    const path = join(folder, `${name}.pdf`)
    stage.app.answerDialog({ save: path })
    const disclosure = {
      recipient: 'The family',
      purpose: 'To look at it',
      basis: 'parent-or-student-request',
    } as const
    const saved = await ask(stage.page, 'papers.save', { paperId: paper.id, disclosure })
    mustHold(saved.savedAs === basename(path), `The paper ${name} was not saved.`)
    papers.push(await describePaper(name, path))
  }
  // Made when the vault was; it is about no student and was saved then.
  const sheet = join(folder, 'recovery-sheet.pdf')
  copyFileSync(join(stage.out, 'recovery-sheet.pdf'), sheet)
  return [...papers, await describePaper('recovery-sheet', sheet)]
}

async function describePaper(name: string, path: string): Promise<PaperSummary> {
  const bytes = readFileSync(path)
  const { pages, metadata, text } = await readPdf(bytes)
  mustHold(text.length > 20, `The paper ${name} is empty.`)
  const { Language: language } = JSON.parse(metadata) as { Language?: string | null }
  return {
    name,
    language: language ?? '',
    pages,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    tagged: isTagged(path),
  }
}

/** A flag alone is not believed: the structure must hold something. */
function isTagged(path: string): boolean {
  const run = (...given: string[]) => spawnSync('pdfinfo', [...given, path], { encoding: 'utf8' })
  const { error, stdout } = run()
  mustHold(error === undefined, 'pdfinfo is not here: install poppler-utils, then try again.')
  return /^Tagged:\s+yes$/m.test(stdout) && run('-struct').stdout.trim() !== ''
}
