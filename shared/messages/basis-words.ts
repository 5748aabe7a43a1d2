/** On what ground a paper was given, in words for the screen and for the record that a parent may see. */
import type { DisclosureBasis } from '../domain/disclosure.ts'

export const basisWords: Readonly<Record<DisclosureBasis, string>> = {
  'parent-or-student-request': 'A parent or the student asked for it',
  'school-official': 'Someone of the school needs it for their work',
  'written-consent': 'There is a written consent',
  'health-or-safety': 'Health or safety is in danger',
  'court-order': 'A court ordered it',
  audit: 'An audit or inspection',
  other: 'Something else',
}
