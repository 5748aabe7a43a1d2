import type { HandlersOf } from './handler.ts'

export const paperHandlers = {} as HandlersOf<'disclosures'>
