/** Every screen in both themes and sizes, in a school that has lived with its plans, so that none is empty. */
import type { StudentId } from '#shared/domain/identity.ts'
import type { SupportAcross } from '#shared/domain/supports-across.ts'
import { launchApp } from '../e2e/launch-app.ts'
import { prepareVault, unlock } from '../e2e/prepared-vault.ts'
import { ask } from './data-steps.ts'
import type { Stage } from './stage.ts'
import { type Place, takeTour } from './tour.ts'

export type SchoolSummary = {
  /** Numbers are null for a group of fewer than ten students. */
  supports: Pick<SupportAcross, 'name' | 'students' | 'planned' | 'delivered'>[]
}

/** Returns what that school sees of its supports. */
export async function tourLivedSchool(stage: Stage): Promise<SchoolSummary> {
  const vault = await prepareVault({ isLived: true, staffName: 'Ms. Okafor' })
  const app = await launchApp({ documents: vault.documents })
  try {
    await unlock(app.page, vault)
    const { rows } = await ask(app.page, 'students.list', { state: 'active', search: 'Łukasz Wójcik' })
    const [student] = rows
    if (student === undefined) throw new Error('the sample school has lost a student')
    const { plan } = await ask(app.page, 'plans.findOfStudent', { studentId: student.id })
    const places = listPlaces(student.id, student.fullName, plan?.id ?? 0)
    await takeTour({ page: app.page, out: stage.out }, places)
    const { supports } = await ask(app.page, 'across.lookAtSupports', {})
    return {
      supports: supports.map(({ name, students, planned, delivered }) => ({
        name,
        students,
        planned,
        delivered,
      })),
    }
  } finally {
    await app.close()
  }
}

function listPlaces(studentId: StudentId, fullName: string, planId: number): Place[] {
  const ofStudent = (tab: string) => `#/students/${studentId}/${tab}`
  return [
    { name: 'today', route: '#/today', heading: /^Good / },
    { name: 'caseload', route: '#/caseload', heading: 'Who needs us' },
    { name: 'students', route: '#/students', heading: 'Students' },
    { name: 'student', route: ofStudent('overview'), heading: fullName },
    { name: 'plan', route: ofStudent('plan'), heading: fullName },
    { name: 'following-up', route: ofStudent('follow-up'), heading: fullName },
    { name: 'data', route: ofStudent('data'), heading: fullName },
    { name: 'contacts', route: ofStudent('contacts'), heading: fullName },
    { name: 'timeline', route: ofStudent('timeline'), heading: fullName },
    { name: 'family', route: ofStudent('family'), heading: fullName },
    { name: 'student-papers', route: ofStudent('papers'), heading: fullName },
    { name: 'reviews', route: '#/reviews', heading: 'Reviews' },
    { name: 'review', route: `#/reviews/${planId}`, heading: /^Our review with / },
    { name: 'supports', route: '#/supports', heading: 'Supports' },
    { name: 'across', route: '#/across', heading: 'Across the school' },
    { name: 'papers', route: '#/papers', heading: 'Papers' },
    { name: 'school-data', route: '#/school-data', heading: 'School data' },
    ...['calendar', 'codes', 'quality', 'compare', 'notices'].map((part) => ({
      name: `school-data-${part}`,
      route: `#/school-data/${part}`,
      heading: 'School data',
    })),
    { name: 'settings', route: '#/settings', heading: 'Settings' },
  ]
}
