/** The papers of a plan for its readers, read back: each has what it is for, and none has what is not its reader's. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makePaper } from '#core/documents/make-paper.ts'
import { templates } from '#core/documents/templates/registry.ts'
import type { Disclosure } from '#shared/domain/disclosure.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { type PlanPaperKind, planPaperKinds, planPapers } from '#shared/domain/plan-paper.ts'
import { recipientPolicy, recipients, redactPlan } from '#shared/domain/recipient-policy.ts'
import { sectionIds } from '#shared/domain/sections/registry.ts'
import { aFullContent } from './a-full-content.ts'
import { makePlanPaperOf } from './a-plan-paper.ts'
import { aPlanContent, item } from './a-snapshot.ts'
import { readWithPoppler, withoutSpaces } from './read-pdf.ts'

function aFilledContent(): PlanContent {
  const strategies = Array.from({ length: 30 }, (_, at) => ({
    id: item(`c${at}`),
    words: `${'Say it in small steps. '.repeat(12)}§c${at}§`,
  }))
  return { ...aFullContent(), classroom: { strategies } }
}

async function readPaper(kind: PlanPaperKind, plan: PlanContent): Promise<string> {
  const { bytes } = await makePlanPaperOf(kind, plan)
  return withoutSpaces(readWithPoppler(bytes))
}

test('every reader gets what the policy names for them, and is told why not the rest', () => {
  const full = aFilledContent()
  for (const recipient of recipients) {
    const { content, leftOut } = redactPlan(full, recipient)
    const empty = redactPlan(emptyPlanContent(), recipient).content
    for (const id of sectionIds) {
      const mayGet = recipientPolicy[id].for.includes(recipient)
      // What is taken out of the timetable has a test of its own.
      if (id === 'schedule') continue
      expect(content[id], `${id} for ${recipient}`).toEqual(mayGet ? full[id] : empty[id])
    }
    const hidden = sectionIds.filter((id) => !recipientPolicy[id].for.includes(recipient))
    const hasNotes = ['family', 'student', 'team'].includes(recipient)
    const withheld = hasNotes ? hidden : [...hidden, 'schedule']
    expect(leftOut.map(({ section }) => section)).toEqual(withheld)
    expect(leftOut.every(({ why }) => why.endsWith('.'))).toBe(true)
    expect(redactPlan(emptyPlanContent(), recipient).leftOut).toEqual([])
  }
})

test('no paper tells of a part that its reader may not get', () => {
  for (const kind of planPaperKinds) {
    const { tells, recipient } = planPapers[kind]
    for (const section of tells) expect(recipientPolicy[section].for, kind).toContain(recipient)
  }
})

test('a reader who only needs the hours gets no note on the timetable and no reason why it takes longer', () => {
  const full = aFullContent()
  for (const recipient of recipients) {
    const { schedule } = redactPlan(full, recipient).content
    const isForAll = ['family', 'student', 'team'].includes(recipient)
    expect(schedule.longerBecause !== '', recipient).toBe(isForAll)
    expect(
      schedule.stages.some((stage) => stage.note !== ''),
      recipient,
    ).toBe(isForAll)
    expect(schedule.stages.map((stage) => stage.sessions)).toEqual(
      full.schedule.stages.map((stage) => stage.sessions),
    )
  }
})

test('nothing of another part of the plan reaches the paper, however full it is', async () => {
  const full = aFullContent()
  for (const kind of planPaperKinds) {
    const told = new Set<string>(planPapers[kind].tells)
    const text = await readPaper(kind, full)
    const others = sectionIds.filter((id) => !told.has(id))
    const marks = others.flatMap((id) => JSON.stringify(full[id]).match(/§c?\d+§/g) ?? [])
    expect(marks.length).toBeGreaterThan(30)
    expect(
      marks.filter((mark) => text.includes(mark)),
      kind,
    ).toEqual([])
  }
}, 60_000)

test('the page for teachers has every strategy, every strength, and the timetable', async () => {
  const full = aFilledContent()
  const text = await readPaper('teacher-page', full)
  const sessions = full.schedule.stages.flatMap((stage) => stage.sessions)
  const wanted = [full.classroom, full.strengths, sessions].flatMap(
    (part) => JSON.stringify(part).match(/§c?\d+§/g) ?? [],
  )
  expect(wanted.filter((mark) => !text.includes(mark))).toEqual([])
})

test('the student’s page has their words as they said them, and their open goals only', async () => {
  const plan = aPlanContent()
  const [first] = plan.goals.items
  if (first === undefined) throw new Error('the plan has no goal')
  const letGo = { ...first, id: item('g-let-go'), activity: 'sing in the choir', state: 'let-go' as const }
  const text = await readPaper('student-page', { ...plan, goals: { items: [first, letGo] } })
  for (const { words } of plan.voice.quotes) expect(text).toContain(withoutSpaces(words))
  expect(text).toContain(withoutSpaces(first.activity))
  expect(text).not.toContain('singinthechoir')
  expect(text).not.toMatch(/missed|absent/i)
})

test('an empty plan makes papers that invite to write', async () => {
  expect(await readPaper('student-page', emptyPlanContent())).toContain('Thispageisstillempty')
  expect(await readPaper('teacher-page', emptyPlanContent())).toContain('Nothinghasbeenchosenyet')
})

test('the record of disclosures has every line, whole, and says when there is none', async () => {
  const words = fc.string({ minLength: 1, maxLength: 80, unit: fc.constantFrom(...'abcdefgh ÄéłÑ') })
  const made = fc.sample(fc.record({ recipient: words, purpose: words, what: words, staffName: words }), {
    numRuns: 70,
    seed: 7,
  })
  const disclosures = made.map((one, at) => ({
    ...one,
    id: (at + 1) as Disclosure['id'],
    happenedAt: `2026-02-${String((at % 28) + 1).padStart(2, '0')}T10:00:00.000Z`,
    studentId: null,
    studentName: 'Amina Haddad',
    how: at % 2 === 0 ? ('printed' as const) : ('saved' as const),
    basis: 'parent-or-student-request' as const,
    sha256: String(at).padStart(64, '0'),
    isProtected: false,
  }))
  const input = {
    schoolName: 'Lincoln Middle School',
    paperSize: 'LETTER' as const,
    madeOn: '2026-03-02' as const,
    fullName: 'Amina Haddad',
  }
  const paper = await makePaper(templates.disclosureRecord, { ...input, disclosures })
  const text = withoutSpaces(readWithPoppler(paper.bytes))
  for (const one of disclosures) {
    for (const written of [one.recipient, one.purpose, one.what, one.staffName]) {
      expect(text).toContain(withoutSpaces(written))
    }
  }
  const none = await makePaper(templates.disclosureRecord, { ...input, disclosures: [] })
  expect(readWithPoppler(none.bytes)).toContain('No paper has left our records.')
})
