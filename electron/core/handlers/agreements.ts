import type { HandlersOf } from './handler.ts'

export const agreementHandlers = {} as HandlersOf<'agreements' | 'attachments'>
