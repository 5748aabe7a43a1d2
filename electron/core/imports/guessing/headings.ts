/** Knows a school system by its headings. Says nothing about what stands below them. */
import type { ColumnRole } from '#shared/domain/attendance-import.ts'
import type { Headings } from '../format.ts'
import { plainHeading } from './column-names.ts'

/** Whether all headings of one of the lists that tell the system are there. */
export function isHeadedBy({ tells }: Headings, header: readonly string[]): boolean {
  const plain = new Set(header.map(plainHeading))
  return tells.some((telling) => telling.every((heading) => plain.has(heading)))
}

/** The role that the system gives each heading; null where it says nothing. The first of equal roles has it. */
export function rolesBy({ roles }: Headings, header: readonly string[]): (ColumnRole | null)[] {
  return header.map((heading) => roles[plainHeading(heading)] ?? null)
}
