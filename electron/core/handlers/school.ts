import type { HandlersOf } from './handler.ts'

export const schoolHandlers = {} as HandlersOf<'school'>
