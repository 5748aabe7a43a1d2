/** A vault with one student, a full plan, and what tests of plans and agreements do with them. */
import type { Paper } from '#shared/contract/calls/papers.ts'
import type { DisclosureDraft } from '#shared/domain/disclosure.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import type { Plan, PlanContent } from '#shared/domain/plan.ts'
import { sectionIds } from '#shared/domain/sections/registry.ts'
import type { StudentDraft } from '#shared/domain/student.ts'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'
import { aPlanContent, item } from '#tests/documents/a-snapshot.ts'

export const forTheFamily: DisclosureDraft = {
  recipient: 'Samira Haddad',
  purpose: 'To sign it at home',
  basis: 'parent-or-student-request',
}

const amina: StudentDraft = {
  schoolNumber: '1001',
  givenName: 'Amina',
  familyName: 'Haddad',
  preferredName: '',
  pronouns: 'she/her',
  bornOn: null,
  grade: '8',
  homeroom: '12',
  homeLanguages: 'Arabic and English',
  enrolments: [],
  family: [
    {
      id: item('samira'),
      name: 'Samira Haddad',
      relation: 'mother',
      language: 'Arabic',
      needsInterpreter: false,
      phone: '',
      email: '',
      preferredChannel: null,
      note: '',
    },
  ],
}

export type PlannedStudent = { vault: TestVault; studentId: StudentId; planId: PlanId }

export async function aPlannedStudent(): Promise<PlannedStudent> {
  const vault = await openTestVault({ schoolName: 'Lincoln Middle School', staffName: 'Grace Okafor' })
  const { id: studentId } = await vault.call('students.save', { id: null, revision: 0, draft: amina })
  const plan = await vault.call('plans.start', { studentId })
  await fillPlan(vault, plan, aPlanContent())
  return { vault, studentId, planId: plan.id }
}

/** Saves every section, as typing into all of them would. Returns the plan's new revision. */
export async function fillPlan(
  { call }: TestVault,
  { id, revision: seen }: Pick<Plan, 'id' | 'revision'>,
  content: PlanContent,
): Promise<number> {
  let revision = seen
  for (const section of sectionIds) {
    ;({ revision } = await call('plans.saveSection', {
      planId: id,
      revision,
      section,
      content: content[section],
    }))
  }
  return revision
}

/** Prints the plan's agreement for the family. */
export async function printAgreement({ vault, planId }: PlannedStudent): Promise<Paper> {
  const { paper } = await vault.call('agreements.prepare', { planId })
  await vault.link('link.recordPrint', { paperId: paper.id, disclosure: forTheFamily })
  return paper
}
