/** Answers what is not right in the record. Only reads. */
import { listQuality } from '../follow-up/data-quality.ts'
import type { HandlersOf } from './handler.ts'

export const qualityHandlers: HandlersOf<'quality'> = {
  'quality.list': (_input, { vault, today }) => ({ items: listQuality(vault.database, today()) }),
}
