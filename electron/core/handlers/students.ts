/** Answers about students and their families. Never counts attendance. */
import { AppError } from '#shared/messages/errors.ts'
import { eraseStudent } from '../storage/tables/erase-student.ts'
import { searchStudents } from '../storage/tables/student-index.ts'
import { getStudent, insertStudent, saveStudent, setStudentState } from '../storage/tables/students.ts'
import type { OpenContext } from './context.ts'
import type { HandlersOf } from './handler.ts'

const nowOf = ({ clock }: OpenContext) => clock.now().toISOString()

export const studentHandlers: HandlersOf<'students'> = {
  'students.list': ({ state, search }, { vault }) => searchStudents(vault.database, state, search),

  'students.get': ({ id }, { vault }) => getStudent(vault.database, id),

  'students.save': ({ id, revision, draft }, context) => {
    const { database } = context.vault
    return database.transaction(() => {
      if (id === null) {
        return getStudent(database, insertStudent(database, draft, { importId: null, at: nowOf(context) }))
      }
      saveStudent(database, id, revision, draft, nowOf(context))
      return getStudent(database, id)
    })
  },

  'students.setState': ({ id, state }, context) => {
    setStudentState(context.vault.database, id, state, nowOf(context))
    return {}
  },

  'students.erase': ({ id }, context) => {
    const { database, staffName } = context.vault
    database.transaction(() => {
      const student = getStudent(database, id)
      if (student.state !== 'binned') throw new AppError('student.not-binned')
      eraseStudent(database, student, { staffName, at: nowOf(context) })
    })
    // A preview in memory may be about the student who is gone.
    context.papers.clear()
    return {}
  },
}
