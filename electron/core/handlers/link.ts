import type { LinkHandlers } from './handler.ts'

export const linkTable = {} as LinkHandlers
