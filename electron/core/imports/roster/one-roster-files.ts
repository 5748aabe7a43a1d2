/** The files of a OneRoster export, 1.1 or 1.2, as the standard names them and their columns. Joins nothing. */
import type { ImportNote } from '#shared/domain/attendance-import.ts'
import type { Bundle } from '../reading/bundle.ts'
import { findKnown, type KnownRow, readKnownRows } from './known-headings.ts'

const always = ['sourcedId', 'status', 'dateLastModified']

/** The columns that are read, and those that a misspelt one must not be taken for (1EdTech, OneRoster 1.1 and 1.2, CSV). */
const headings = {
  users: [
    ...always,
    'enabledUser',
    'orgSourcedIds',
    'role',
    'username',
    'userIds',
    'givenName',
    'familyName',
    'middleName',
    'identifier',
    'email',
    'sms',
    'phone',
    'agentSourcedIds',
    'grades',
    'userMasterIdentifier',
    'resourceSourcedIds',
    'preferredGivenName',
    'preferredMiddleName',
    'preferredFamilyName',
    'primaryOrgSourcedId',
    'pronouns',
  ],
  roles: [
    ...always,
    'userSourcedId',
    'roleType',
    'role',
    'beginDate',
    'endDate',
    'orgSourcedId',
    'userProfileSourcedId',
  ],
  enrollments: [
    ...always,
    'classSourcedId',
    'schoolSourcedId',
    'userSourcedId',
    'role',
    'primary',
    'beginDate',
    'endDate',
  ],
  demographics: [...always, 'birthDate', 'sex'],
  classes: [
    ...always,
    'title',
    'grades',
    'courseSourcedId',
    'classCode',
    'classType',
    'location',
    'schoolSourcedId',
    'termSourcedIds',
    'subjects',
    'subjectCodes',
    'periods',
  ],
  manifest: ['propertyName', 'value'],
} as const satisfies Record<string, readonly string[]>

type FileName = keyof typeof headings
export type OneRosterFiles = Record<FileName, KnownRow[]>

/** Files that the standard has and a list of students does not need. */
const otherFiles = [
  'academicSessions',
  'categories',
  'classResources',
  'courses',
  'courseResources',
  'lineItems',
  'lineItemLearningObjectiveIds',
  'lineItemScoreScales',
  'orgs',
  'resources',
  'results',
  'resultLearningObjectiveIds',
  'resultScoreScales',
  'scoreScales',
  'userProfiles',
  'userResources',
]
/** It holds accounts and their passwords. */
const neverOpened = 'userProfiles'

const bareName = (name: string) => name.replace(/^.*\//, '').replace(/\.csv$/i, '')
const isTable = (name: string) => /\.csv$/i.test(name)

/** Whether the files together are such an export. */
export function isOneRoster(names: readonly string[]): boolean {
  return names.some((name) => isTable(name) && bareName(name).toLowerCase() === 'users')
}

/** Every file that is needed, read; one that is not there is empty. Adds to `notes` what a person should know. */
export async function readOneRosterFiles(bundle: Bundle, notes: ImportNote[]): Promise<OneRosterFiles> {
  const wanted = Object.keys(headings) as FileName[]
  const files: OneRosterFiles = {
    users: [],
    roles: [],
    enrollments: [],
    demographics: [],
    classes: [],
    manifest: [],
  }
  for (const name of bundle.names) {
    const known = isTable(name) ? findKnown(bareName(name), [...wanted, ...otherFiles]) : null
    if (known === null) notes.push({ kind: 'left-out-file', name: name.slice(0, 120), readAs: '' })
    if (known === neverOpened) notes.push({ kind: 'not-stored', name: name.slice(0, 120), readAs: '' })
    const file = wanted.find((one) => one === known)
    if (file === undefined || files[file].length > 0) continue
    files[file] = readKnownRows(await bundle.read(name), headings[file], notes)
    if (file === 'users') noteMissing(files.users, notes)
  }
  return files
}

const named = ['givenName', 'familyName'] as const

/** Students without a name would come in silently where its heading is too far from the standard's. */
function noteMissing(users: readonly KnownRow[], notes: ImportNote[]): void {
  const [first] = users
  for (const name of named)
    if (first !== undefined && first[name.toLowerCase()] === undefined)
      notes.push({ kind: 'missing-heading', name, readAs: '' })
}

/** Which version the files are written in, whatever the manifest says; 1.2 moved the roles into a file of their own. */
export function noteVersion({ manifest, users, roles }: OneRosterFiles): ImportNote {
  const said = manifest.find(({ propertyname }) => propertyname === 'oneroster.version')?.['value'] ?? ''
  const isOlder = users.some((user) => user['role'] !== undefined) || roles.length === 0
  const seen = isOlder ? '1.1' : '1.2'
  return said === '' || said.replace(/^v/i, '') === seen
    ? { kind: 'other-version', name: seen, readAs: '' }
    : { kind: 'other-version', name: `OneRoster ${said}`, readAs: `OneRoster ${seen}` }
}
