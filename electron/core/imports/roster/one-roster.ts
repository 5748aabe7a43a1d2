/** Joins the files of a OneRoster export into one list of students and their families. Leaves out everybody else. */
import type { ColumnRole, ImportNote } from '#shared/domain/attendance-import.ts'
import type { KnownRow } from './known-headings.ts'
import type { OneRosterFiles } from './one-roster-files.ts'

type Column = { heading: string; role: ColumnRole; of: (student: Student, agent: Agent | null) => string }
type Student = {
  user: KnownRow
  homeroom: string
  bornOn: string
  beginsOn: string
  endsOn: string
  agents: Agent[]
}
type Agent = { user: KnownRow; relation: string }

export type OneRosterTable = { header: string[]; columns: ColumnRole[]; rows: string[][] }

const isKept = (row: KnownRow) => (row['status'] ?? '').toLowerCase() !== 'tobedeleted'
const field = (row: KnownRow | undefined, name: string) => row?.[name] ?? ''
const listIds = (written: string) =>
  written
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')

/** Roles of grown-ups who belong to the student's home; agents may be teachers as well. */
const ofFamily = /^(parent|guardian|relative|family|mother|father|carer|caregiver|emergency contact)$/i

class Joiner {
  readonly #files: OneRosterFiles
  readonly #usersById: Map<string, KnownRow>
  readonly #rolesOf: Map<string, KnownRow[]>
  readonly #enrolmentsOf: Map<string, KnownRow[]>
  readonly #bornOn: Map<string, string>
  readonly #homerooms: Map<string, string>
  readonly #firstBegin: string

  constructor(files: OneRosterFiles) {
    this.#files = files
    const kept = (rows: readonly KnownRow[]) => rows.filter(isKept)
    this.#usersById = new Map(kept(files.users).map((user) => [field(user, 'sourcedid'), user]))
    this.#rolesOf = Map.groupBy(kept(files.roles), (role) => field(role, 'usersourcedid'))
    const enrolments = kept(files.enrollments).filter((one) => field(one, 'role') === 'student')
    this.#enrolmentsOf = Map.groupBy(enrolments, (one) => field(one, 'usersourcedid'))
    this.#bornOn = new Map(
      kept(files.demographics).map((one) => [field(one, 'sourcedid'), field(one, 'birthdate')]),
    )
    const homerooms = kept(files.classes).filter((one) => /^homeroom$/i.test(field(one, 'classtype')))
    this.#homerooms = new Map(homerooms.map((one) => [field(one, 'sourcedid'), field(one, 'title')]))
    this.#firstBegin = earliest(enrolments.map((one) => field(one, 'begindate')))
  }

  listStudents(): Student[] {
    const hasRoles = this.#rolesOf.size > 0 || this.#files.users.some((user) => field(user, 'role') !== '')
    return [...this.#usersById.values()]
      .filter((user) => {
        const id = field(user, 'sourcedid')
        return hasRoles ? this.#listRoles(user).includes('student') : this.#enrolmentsOf.has(id)
      })
      .map((user) => this.#join(user))
  }

  /** 1.1 has one role with the user, 1.2 any number in a file of their own. */
  #listRoles(user: KnownRow): string[] {
    const own = (this.#rolesOf.get(field(user, 'sourcedid')) ?? []).map((role) => field(role, 'role'))
    return [field(user, 'role'), ...own].map((role) => role.toLowerCase())
  }

  #join(user: KnownRow): Student {
    const id = field(user, 'sourcedid')
    const role = this.#rolesOf.get(id)?.find((one) => field(one, 'role').toLowerCase() === 'student')
    const enrolments = this.#enrolmentsOf.get(id) ?? []
    const homeroom = enrolments.map((one) => this.#homerooms.get(field(one, 'classsourcedid'))).find(Boolean)
    const firstClass = earliest(enrolments.map((one) => field(one, 'begindate')))
    return {
      user,
      homeroom: homeroom ?? '',
      bornOn: this.#bornOn.get(id) ?? '',
      // A day on which the first classes of all begin is that of a term; a later one is that of a student who came.
      beginsOn: field(role, 'begindate') || (firstClass === this.#firstBegin ? '' : firstClass),
      // The end of a class is not the end of a stay, so only the role says it.
      endsOn: field(role, 'enddate'),
      agents: this.#listAgents(user),
    }
  }

  #listAgents(user: KnownRow): Agent[] {
    return listIds(field(user, 'agentsourcedids')).flatMap((id) => {
      const agent = this.#usersById.get(id)
      const relation = agent === undefined ? '' : this.#listRoles(agent).find((role) => ofFamily.test(role))
      return agent === undefined || relation === undefined ? [] : [{ user: agent, relation }]
    })
  }
}

/** ISO days sort as they follow each other; empty without any. */
const earliest = (days: readonly string[]) => days.filter((day) => day !== '').toSorted()[0] ?? ''

/** A number that people at the school know has a digit and is each student's own; an account's name has neither. */
function hasOwnNumbers(students: readonly Student[]): boolean {
  const numbers = students.map(({ user }) => field(user, 'identifier'))
  return numbers.every((number) => /\d/.test(number)) && new Set(numbers).size === numbers.length
}

const preferredOf = ({ user }: Student) =>
  field(user, 'preferredgivenname') === field(user, 'givenname') ? '' : field(user, 'preferredgivenname')

function listColumns(students: readonly Student[]): Column[] {
  const isByIdentifier = students.length > 0 && hasOwnNumbers(students)
  const ofUser = (heading: string, role: ColumnRole): Column => ({
    heading,
    role,
    of: ({ user }) => field(user, heading.toLowerCase()),
  })
  return [
    ofUser('sourcedId', isByIdentifier ? 'ignore' : 'schoolNumber'),
    ofUser('identifier', isByIdentifier ? 'schoolNumber' : 'ignore'),
    ofUser('givenName', 'givenName'),
    ofUser('familyName', 'familyName'),
    { heading: 'preferredGivenName', role: 'preferredName', of: preferredOf },
    ofUser('pronouns', 'pronouns'),
    ofUser('grades', 'grade'),
    { heading: 'homeroom', role: 'homeroom', of: ({ homeroom }) => homeroom },
    { heading: 'birthDate', role: 'bornOn', of: ({ bornOn }) => bornOn },
    { heading: 'beginDate', role: 'enrolledFrom', of: ({ beginsOn }) => beginsOn },
    { heading: 'endDate', role: 'enrolledTo', of: ({ endsOn }) => endsOn },
    { heading: 'agent', role: 'familyName1', of: (_, agent) => sayName(agent) },
    { heading: 'agent role', role: 'familyRelation1', of: (_, agent) => agent?.relation ?? '' },
    { heading: 'agent phone', role: 'familyPhone1', of: (_, agent) => sayPhone(agent) },
    { heading: 'agent email', role: 'familyEmail1', of: (_, agent) => field(agent?.user, 'email') },
  ]
}

const sayName = (agent: Agent | null) =>
  [field(agent?.user, 'givenname'), field(agent?.user, 'familyname')].filter(Boolean).join(' ')
const sayPhone = (agent: Agent | null) => field(agent?.user, 'phone') || field(agent?.user, 'sms')

/** One row a student; one more for each further grown-up of the family. */
export function joinOneRoster(files: OneRosterFiles): OneRosterTable {
  const students = new Joiner(files).listStudents()
  const columns = listColumns(students)
  return {
    header: columns.map(({ heading }) => heading),
    columns: columns.map(({ role }) => role),
    rows: students.flatMap((student) =>
      (student.agents.length === 0 ? [null] : student.agents).map((agent) =>
        columns.map(({ of }) => of(student, agent)),
      ),
    ),
  }
}

/** Each thing is said once, however many files say it. */
export function mergeNotes(notes: readonly ImportNote[]): ImportNote[] {
  return [...new Map(notes.map((note) => [`${note.kind}\n${note.name}`, note])).values()].slice(0, 60)
}
