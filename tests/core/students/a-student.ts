/** Students for tests, told by what matters to the test. */
import type { Student, StudentDraft } from '#shared/domain/student.ts'
import type { ItemId } from '#shared/domain/identity.ts'
import type { TestVault } from '#tests/core/open-core.ts'

export function aStudentDraft(changes: Partial<StudentDraft> = {}): StudentDraft {
  return {
    schoolNumber: '',
    givenName: 'Ana',
    familyName: 'Nowak',
    preferredName: '',
    pronouns: '',
    bornOn: null,
    grade: '7',
    homeroom: '7A',
    homeLanguages: 'Polish',
    enrolments: [],
    family: [],
    ...changes,
  }
}

export function aFamilyMember(
  changes: Partial<StudentDraft['family'][number]> = {},
): StudentDraft['family'][number] {
  return {
    id: 'member-1' as ItemId,
    name: 'Bożena Nowak',
    relation: 'mother',
    language: 'Polish',
    needsInterpreter: true,
    phone: '(555) 555-0137',
    email: 'bozena@example.org',
    preferredChannel: 'text',
    note: 'After six is best.',
    ...changes,
  }
}

export function createStudent(vault: TestVault, changes: Partial<StudentDraft> = {}): Promise<Student> {
  return vault.call('students.save', { id: null, revision: 0, draft: aStudentDraft(changes) })
}
