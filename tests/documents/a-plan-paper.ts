/** Every paper of a plan beside the agreement, made as its handler makes it, from a fictional student. */
import { makePaper } from '#core/documents/make-paper.ts'
import type { MadePaper } from '#core/documents/recovery-sheet.ts'
import type { PlanPaperInput } from '#core/documents/templates/plan-paper.ts'
import type { ProgressPageInput } from '#core/documents/templates/progress-page.ts'
import { templates } from '#core/documents/templates/registry.ts'
import { findAgreementChanges } from '#shared/domain/agreement-changes.ts'
import type { Evidence } from '#shared/domain/evidence.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { type PlanPaperKind, planPapers } from '#shared/domain/plan-paper.ts'
import { redactPlan } from '#shared/domain/recipient-policy.ts'
import { english } from '#shared/messages/agreement-words.ts'
import { item } from './a-snapshot.ts'

export const anEvidence = (changed: Partial<Evidence> = {}): Evidence => ({
  on: '2026-03-27',
  sinceOn: '2026-02-27',
  marksThroughOn: '2026-03-26',
  since: { absent: 3, enrolled: 20 },
  before: { absent: 9, enrolled: 20 },
  year: { absent: 31, enrolled: 118 },
  stage: null,
  goals: [
    {
      goalId: item('g1'),
      sentence:
        'Amina will come to math tutoring on Tuesdays at 15:15, at least 6 of 8 times by 2 April 2026.',
      planned: 8,
      done: 5,
      missed: 1,
      excused: 1,
      target: 6,
      outOf: 8,
      dueOn: '2026-04-02',
    },
  ],
  supports: [{ supportId: item('p1'), what: 'A later bus', planned: 20, given: 18, notGiven: 1, away: 1 }],
  promises: [
    {
      itemId: item('m2'),
      party: 'family',
      words: 'We pack the bag at night.',
      dueOn: null,
      state: 'open',
      settledOn: null,
    },
    {
      itemId: item('m1'),
      party: 'school',
      words: 'Mr. Lind opens the side door.',
      dueOn: '2026-04-01',
      state: 'kept',
      settledOn: '2026-03-10',
    },
  ],
  checkIns: { count: 4, feelings: [2, 3], belongings: [2, 2], lastWords: 'Said in a check-in only.' },
  contacts: { count: 3, reached: 2 },
  ...changed,
})

export const progressOf = (input: PlanPaperInput, evidence = anEvidence()): ProgressPageInput => ({
  ...input,
  evidence,
  celebrations: ['Amina stayed for lunch with the mural group.'],
  reviewOn: '2026-04-27',
})

/** As its reader may get it; what changed is compared with an empty plan. */
export function makePlanPaperOf(
  kind: PlanPaperKind,
  plan: PlanPaperInput['content'],
  changed: Partial<Omit<PlanPaperInput, 'content'>> = {},
): Promise<MadePaper> {
  const { content } = redactPlan(plan, planPapers[kind].recipient)
  const input: PlanPaperInput = {
    schoolName: 'Lincoln Middle School',
    paperSize: 'A4',
    madeOn: '2026-03-27',
    called: 'Amina',
    content,
    words: english,
    ...changed,
  }
  const makers: Record<PlanPaperKind, () => Promise<MadePaper>> = {
    'student-page': () => makePaper(templates.studentPage, input),
    'return-timetable': () => makePaper(templates.returnTimetable, input),
    'teacher-page': () => makePaper(templates.teacherPage, input),
    'wallet-card': () => makePaper(templates.walletCard, input),
    'progress-page': () => makePaper(templates.progressPage, progressOf(input)),
    'changes-page': () =>
      makePaper(templates.changesPage, {
        ...input,
        changes: findAgreementChanges(emptyPlanContent(), content, input.called),
        signedOn: '2026-02-03',
      }),
  }
  return makers[kind]()
}
