import type { HandlersOf } from './handler.ts'

export const attendanceHandlers = {} as HandlersOf<'caseload' | 'attendance'>
