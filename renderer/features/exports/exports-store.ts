/** A table on its way out: made in core, looked at, and saved with who gets it. Keeps no bytes here. */
import { call } from '#renderer/client/client.ts'
import type { SavedFile } from '#shared/contract/calls/papers.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { DisclosureDraft } from '#shared/domain/disclosure.ts'
import type { ExportFileType, ExportWish } from '#shared/domain/table-export.ts'

export type PreparedTable = Output<'exports.prepare'>

export const prepareTable = (wish: ExportWish, fileType: ExportFileType): Promise<PreparedTable> =>
  call('exports.prepare', { wish, fileType })

export const saveTable = (
  id: PreparedTable['id'],
  disclosure: DisclosureDraft,
  isProtected: boolean,
): Promise<SavedFile> => call('exports.save', { id, disclosure, isProtected })

/** `42 rows about 42 students`, `12 rows, without a name`. */
export function sayTable({ rows, students }: Pick<PreparedTable, 'rows' | 'students'>): string {
  const lines = `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`
  if (students === 0) return `${lines}, no student named.`
  return `${lines} about ${students.toLocaleString('en')} ${students === 1 ? 'student' : 'students'}.`
}
