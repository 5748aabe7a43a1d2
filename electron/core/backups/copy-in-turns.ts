/** Copies a vault's file and verifies the copy piece by piece, so that other messages get through. Knows no key. */
import { type FileHandle, open } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type Database from 'better-sqlite3'
import { AppError } from '#shared/messages/errors.ts'

/** Called between pieces with what is done; may throw to stop. */
export type Pause = (done: number, total: number) => Promise<void>

/** Only lets others through. */
export const takeTurns: Pause = () => nextTurn()

const pieceBytes = 1024 * 1024

/** Fills the buffer from this place on, less at the end of the file. */
async function readPiece(file: FileHandle, buffer: Buffer, at: number): Promise<Buffer> {
  const { bytesRead } = await file.read(buffer, 0, pieceBytes, at)
  return buffer.subarray(0, bytesRead)
}

async function copyPieces(source: FileHandle, copy: FileHandle, pause: () => Promise<void>): Promise<void> {
  const buffer = Buffer.allocUnsafe(pieceBytes)
  for (let at = 0; ;) {
    const piece = await readPiece(source, buffer, at)
    if (piece.length === 0) return
    await copy.write(piece)
    at += piece.length
    await pause()
  }
}

/** Whether both hold the same bytes. */
async function comparePieces(
  one: FileHandle,
  other: FileHandle,
  pause: () => Promise<void>,
): Promise<boolean> {
  const [left, right] = [Buffer.allocUnsafe(pieceBytes), Buffer.allocUnsafe(pieceBytes)]
  for (let at = 0; ;) {
    const [piece, same] = await Promise.all([readPiece(one, left, at), readPiece(other, right, at)])
    if (!piece.equals(same)) return false
    if (piece.length === 0) return true
    at += piece.length
    await pause()
  }
}

/**
 * Copies the file byte by byte: it stays encrypted with the same key. Nothing may write meanwhile; a read transaction
 * keeps other programs out. Throws `vault.backup-unreadable` when the copy does not read back as what was copied.
 */
export async function copyVault(
  { path, connection }: { path: string; connection: Database.Database },
  to: string,
  pause: Pause,
): Promise<void> {
  connection.exec('BEGIN')
  try {
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
    const source = await open(path, 'r')
    const copy = await open(to, 'wx+')
    try {
      const { size } = await source.stat()
      const turn = () => pause(0, size)
      await copyPieces(source, copy, turn)
      if (!(await comparePieces(source, copy, turn))) throw new AppError('vault.backup-unreadable')
    } finally {
      // Closing any handle on a file ends the process's locks on it, so the transaction ends at once after it.
      await copy.close()
      await source.close()
    }
  } finally {
    connection.exec('COMMIT')
  }
}

/** Students whose marks are read within a few hundredths of a second. */
const studentsAtOnce = 10

/**
 * Throws unless every page that holds anything can be decrypted and fits the others: SQLite's own error for one that
 * cannot be read, as reading the vault itself would, else `vault.backup-unreadable`.
 */
export async function verifyInTurns(connection: Database.Database, pause: Pause): Promise<void> {
  const list = (sql: string) => connection.prepare(sql).pluck().all()
  const tables = list("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") as string[]
  for (const [done, name] of tables.entries()) {
    await pause(done, tables.length)
    if (name === 'mark') await readMarksThrough(connection, pause)
    else if (connection.pragma(`integrity_check("${name}")`, { simple: true }) !== 'ok')
      throw new AppError('vault.backup-unreadable')
  }
}

/** The only table that can be too large for one check. It has no index, so that counting reads all of its pages. */
async function readMarksThrough(connection: Database.Database, pause: Pause): Promise<void> {
  const ids = connection.prepare('SELECT id FROM student ORDER BY id').pluck().all() as number[]
  const count = connection.prepare('SELECT count(*) FROM mark WHERE student_id BETWEEN ? AND ?').pluck()
  for (let at = 0; at < ids.length; at += studentsAtOnce) {
    count.get(ids[at], ids[Math.min(at + studentsAtOnce, ids.length) - 1])
    await pause(at, ids.length)
  }
}
