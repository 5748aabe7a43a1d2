import type { HandlersOf } from './handler.ts'

export const planHandlers = {} as HandlersOf<'plans'>
