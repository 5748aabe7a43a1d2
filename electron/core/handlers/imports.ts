import type { HandlersOf } from './handler.ts'

export const importHandlers = {} as HandlersOf<'imports'>
