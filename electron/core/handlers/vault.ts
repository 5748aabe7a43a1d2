import type { HandlersOf } from './handler.ts'

export const vaultHandlers = {} as HandlersOf<'vault'>
