import type { HandlersOf } from './handler.ts'

export const studentHandlers = {} as HandlersOf<'students' | 'contacts'>
