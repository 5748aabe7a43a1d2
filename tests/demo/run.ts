/**
 * `npm run demo`: builds the program and drives it through its real interface, from an empty laptop to a signed
 * agreement, the next morning and the month after. Ends with a number other than zero, and says where, when a step does not hold.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IsoDate } from '#shared/domain/day.ts'
import { buildApp } from '../build-app.ts'
import { launchApp } from '../e2e/launch-app.ts'
import { closeBrowser } from '../electron-on-chromium/browser.ts'
import { findChromium } from '../find-chromium.ts'
import { findElectron } from '../find-electron.ts'
import { prepareTools } from '../find-tools.ts'
import { makeSampleScores } from '../sample-school/sample-scores.ts'
import { makeSampleSchool, marksAfter, sampleSchoolName } from '../sample-school/sample-school.ts'
import { makeAllPapers } from './all-papers.ts'
import { type DemoArguments, readDemoArguments } from './arguments.ts'
import { ask, importFile, openStudent, readSchoolFacts, type SchoolFacts } from './data-steps.ts'
import { lastDayOfEvidence, lookAtEvidence } from './evidence-steps.ts'
import { lastDayOfMarks, liveMonth } from './month-steps.ts'
import { makeAgreement, signAgreement } from './paper-steps.ts'
import { writePlan } from './plan-steps.ts'
import { createStage, mustHold, type Stage } from './stage.ts'
import { tourLivedSchool } from './lived-tour.ts'
import { findPlaintext, lockVault, makeVault, passphrase, unlockVault } from './vault-steps.ts'
import { wordsOfTheMeeting, wordsOfTheMonth } from './words-of-the-meeting.ts'

type Files = {
  schoolName: string
  /** Each with the name under which the demo tells of it. */
  toBringIn: readonly { name: string; path: string }[]
  /** Marks of the weeks to come, where the school is invented. */
  nextMonth: string | null
  nextWeeks: string | null
}

/** The files that were given; without any, those of the sample school, kept beside what the demo leaves. */
function prepareFiles({ students, attendance, out }: DemoArguments, today: IsoDate): Files {
  for (const file of [...students, ...attendance]) {
    if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  }
  if (students.length + attendance.length > 0) {
    const name = (what: string, place: number) => (place === 0 ? what : `${what}-${place + 1}`)
    return {
      schoolName: 'Our School',
      toBringIn: [
        ...students.map((path, place) => ({ name: name('students', place), path })),
        ...attendance.map((path, place) => ({ name: name('attendance', place), path })),
      ],
      nextMonth: null,
      nextWeeks: null,
    }
  }
  const sample = makeSampleSchool({ today })
  const keep = (name: string, text: string) => {
    const path = join(out, `sample-${name}.csv`)
    writeFileSync(path, text)
    return { name, path }
  }
  const scores = makeSampleScores(sample, today)
  const reviewedOn = lastDayOfMarks(today)
  return {
    schoolName: sampleSchoolName,
    toBringIn: [
      keep('students', sample.roster),
      keep('attendance', sample.attendance),
      keep('grades', scores.grades),
      keep('ratings', scores.ratings),
    ],
    nextMonth: keep('next-month', marksAfter(sample, today, reviewedOn)).path,
    nextWeeks: keep('next-weeks', marksAfter(sample, reviewedOn, lastDayOfEvidence(today))).path,
  }
}

/** Removes what an earlier demo left, and nothing else. */
function clearFolder(out: string): void {
  mkdirSync(out, { recursive: true })
  for (const name of [
    'vault',
    'screens',
    'papers',
    'agreement.pdf',
    'agreement-2.pdf',
    'recap.pdf',
    'recovery-sheet.pdf',
    'summary.json',
    ...['students', 'attendance', 'grades', 'ratings', 'next-month', 'next-weeks'].map(
      (one) => `sample-${one}.csv`,
    ),
  ]) {
    rmSync(join(out, name), { recursive: true, force: true })
  }
}

const two = (part: number) => String(part).padStart(2, '0')

function todayHere(): IsoDate {
  const now = new Date()
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as IsoDate
}

async function seeSchool(stage: Stage, files: Files): Promise<SchoolFacts> {
  const { page } = stage
  for (const { name, path } of files.toBringIn) {
    await stage.step(`bring in ${name}`, () => importFile(stage, path, name))
  }
  return stage.step('see who needs us', async () => {
    await stage.time('caseload', async () => {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Who needs us' }).click()
      const content = page.getByRole('main')
      await content.getByRole('heading', { name: 'Who needs us' }).waitFor()
      const { rows, asOfOn } = await ask(page, 'caseload.list', { schoolYearId: null })
      // Without marks or totals there is no list yet, only a word on what to do first.
      if (asOfOn !== null || rows.some(({ basis }) => basis === 'totals'))
        await content.getByRole('grid').getByRole('row').nth(1).waitFor()
    })
    await stage.look('who-needs-us')
    return readSchoolFacts(stage)
  })
}

async function play(
  stage: Stage,
  files: Files,
  today: IsoDate,
  language: string,
): Promise<Record<string, unknown>> {
  const recoveryKey = await stage.step('make a vault', () => makeVault(stage, files.schoolName))
  const facts = await seeSchool(stage, files)
  const { chosen } = facts
  mustHold(chosen !== null, 'There is no student to plan with.')

  await stage.step('open the student', async () => {
    await openStudent(stage, chosen)
    await stage.page.waitForLoadState('networkidle')
    await stage.look('student')
  })
  await stage.step('write the plan', async () => {
    await stage.page.getByRole('tab', { name: 'Plan' }).click()
    await stage.time('writePlan', () => writePlan(stage, today))
  })
  const names = { schoolName: files.schoolName, fullName: chosen.fullName }
  const agreement = await stage.step('make the agreement, print it, read it back', () =>
    makeAgreement(stage, names),
  )
  await stage.step('record the signatures and keep a scan', () => signAgreement(stage))
  await stage.step('lock', () => lockVault(stage))
  await stage.step('the next morning: open the program again and find everything', async () => {
    await stage.reopen()
    await unlockVault(stage)
    await stage.look('next-morning')
    await findEverything(stage, chosen.studentId, facts)
  })
  const month = await liveMonth(stage, chosen, today, files.nextMonth)
  const evidence = await stage.step('two months on: look at what changed', () =>
    lookAtEvidence(stage, chosen, today, files.nextWeeks),
  )
  const papers = await stage.step('make every paper', () => makeAllPapers(stage, chosen.studentId, language))
  await stage.step('find nothing readable in the vault’s folder', async () => {
    await lockVault(stage)
    const found = findPlaintext(stage, [
      ...Object.values(wordsOfTheMeeting),
      ...wordsOfTheMonth.checkIns,
      wordsOfTheMonth.decision,
      ...(chosen.fullName.startsWith('Student ') ? [] : [chosen.fullName]),
      chosen.schoolNumber.length >= 6 ? chosen.schoolNumber : wordsOfTheMeeting.studentSays,
    ])
    mustHold(found.length === 0, 'Words of the plan stand unencrypted in the vault’s folder.')
    mustHold(stage.app.connections.length === 0, 'The program tried to reach the network.')
  })
  const { figures } = chosen
  return {
    students: facts.students,
    marks: facts.marks,
    schoolDays: facts.schoolDays,
    tiers: facts.tiers,
    student: {
      id: chosen.schoolNumber || String(chosen.studentId),
      absenceRate: figures.absenceRate,
      enrolledDays: figures.enrolled,
      absentDays: figures.absent,
    },
    agreement,
    month,
    evidence,
    papers,
    passphrase,
    recoveryKey,
  }
}

/** What was written yesterday must be there today: the words, the signatures, the scan, the figures. */
async function findEverything(
  stage: Stage,
  studentId: NonNullable<SchoolFacts['chosen']>['studentId'],
  before: SchoolFacts,
): Promise<void> {
  const { plan } = await ask(stage.page, 'plans.findOfStudent', { studentId })
  mustHold(plan !== null && plan.state === 'agreed', 'The agreed plan is not there any more.')
  mustHold(
    plan.content.voice.quotes.some((quote) => quote.words === wordsOfTheMeeting.studentSays),
    'The student’s words are not there any more.',
  )
  const { agreements } = await ask(stage.page, 'agreements.list', { planId: plan.id })
  const [agreement] = agreements
  mustHold(
    agreement?.state === 'signed' && agreement.signatures.length >= 3 && agreement.attachments.length === 1,
    'The signatures or the scan are not there any more.',
  )
  const after = await readSchoolFacts(stage)
  mustHold(
    JSON.stringify(after.tiers) === JSON.stringify(before.tiers),
    'The figures are not the same any more.',
  )
}

async function main(): Promise<void> {
  const startedAt = performance.now()
  const given = readDemoArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
  if (findElectron() === null && findChromium() === null) {
    const problem = prepareTools()
    if (problem !== null) throw new Error(problem)
  }
  const today = todayHere()
  clearFolder(given.out)
  const files = prepareFiles(given, today)
  const timings: Record<string, number> = {}
  process.stdout.write('· build\n')
  buildApp()
  timings['build'] = Math.round(performance.now() - startedAt)

  const stage = createStage(await launchApp(), given.out, timings)
  try {
    const told = await play(stage, files, today, given.language)
    const school = await stage.step('look at every screen of a school that has lived with it', () =>
      tourLivedSchool(stage),
    )
    timings['total'] = Math.round(performance.now() - startedAt)
    const summary = { host: stage.app.host, ...told, school, timingsMs: timings }
    writeFileSync(join(given.out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
    report(summary as unknown as Parameters<typeof report>[0], given.out)
  } finally {
    await stage.app.close()
    await closeBrowser()
  }
}

function report(
  summary: {
    host: string
    students: number
    marks: number
    schoolDays: number
    tiers: SchoolFacts['tiers']
    agreement: { pages: number }
    timingsMs: Record<string, number>
  },
  out: string,
): void {
  const { tiers } = summary
  console.log(`
Open Door ran in ${summary.host}.
${summary.students} students, ${summary.marks} marks on ${summary.schoolDays} school days. This year so far:
${tiers.satisfactory} satisfactory, ${tiers.atRisk} at risk, ${tiers.moderate} moderate, ${tiers.severe} severe, ${tiers.tooEarly} too early to say.
The agreement has ${summary.agreement.pages} pages. It took ${Math.round((summary.timingsMs['total'] ?? 0) / 1000)} s in all.
Everything is in ${out}`)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause instanceof Error) console.error(error.cause.message)
  process.exitCode = 1
}
