/** What is not right in the school's record, gathered from the whole of it. Only reads, and repairs nothing. */
import type { QualityItem } from '#shared/domain/data-quality.ts'
import type { IsoDate } from '#shared/domain/day.ts'
import type { ReadDatabase } from '../storage/database.ts'

/** Every finding with its remedy, the most pressing first. */
export function listQuality(_database: ReadDatabase, _today: IsoDate): QualityItem[] {
  return []
}
