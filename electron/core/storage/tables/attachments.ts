/** Scans and photos of signed papers, kept inside the vault. Never looks into what they show. */
import type { Attachment } from '#shared/domain/agreement.ts'
import type { AgreementId, AttachmentId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, WriteDatabase } from '../database.ts'

type AttachmentRow = {
  id: AttachmentId
  file_name: string
  media_type: Attachment['mediaType']
  bytes: number
  added_at: string
}

const columns = 'id, file_name, media_type, bytes, added_at'

export type NewAttachment = {
  agreementId: AgreementId
  fileName: string
  mediaType: Attachment['mediaType']
  content: Uint8Array
  addedAt: string
}

export function insertAttachment(database: WriteDatabase, added: NewAttachment): Attachment {
  const { id } = database.run(
    `INSERT INTO attachment (agreement_id, file_name, media_type, bytes, added_at, content)
     VALUES (?, ?, ?, ?, ?, ?)`,
    added.agreementId,
    added.fileName,
    added.mediaType,
    added.content.byteLength,
    added.addedAt,
    added.content,
  )
  return {
    id: id as AttachmentId,
    fileName: added.fileName,
    mediaType: added.mediaType,
    bytes: added.content.byteLength,
    addedAt: added.addedAt,
  }
}

/** Of an agreement, in the order in which they were added. */
export function listAttachments(database: ReadDatabase, agreementId: AgreementId): Attachment[] {
  return database
    .all<AttachmentRow>(`SELECT ${columns} FROM attachment WHERE agreement_id = ? ORDER BY id`, agreementId)
    .map(readAttachment)
}

/** Throws `attachment.not-found`. */
export function getAttachment(
  database: ReadDatabase,
  id: AttachmentId,
): Attachment & { content: Uint8Array<ArrayBuffer> } {
  const row = database.get<AttachmentRow & { content: Uint8Array<ArrayBuffer> }>(
    `SELECT ${columns}, content FROM attachment WHERE id = ?`,
    id,
  )
  if (row === undefined) throw new AppError('attachment.not-found')
  return { ...readAttachment(row), content: row.content }
}

/** Throws `attachment.not-found`. */
export function removeAttachment(database: WriteDatabase, id: AttachmentId): void {
  const { changes } = database.run('DELETE FROM attachment WHERE id = ?', id)
  if (changes === 0) throw new AppError('attachment.not-found')
}

function readAttachment(row: AttachmentRow): Attachment {
  return {
    id: row.id,
    fileName: row.file_name,
    mediaType: row.media_type,
    bytes: row.bytes,
    addedAt: row.added_at,
  }
}
