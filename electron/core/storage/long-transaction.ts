/** A transaction that lets other messages through while it runs. Only core's one-at-a-time queue makes that safe. */
import type { WriteDatabase } from './database.ts'

/** Runs `work` in one immediate transaction. When it throws, nothing of it stays. Cannot stand inside another. */
export async function runLongTransaction<Result>(
  database: WriteDatabase,
  work: () => Promise<Result>,
): Promise<Result> {
  database.script('BEGIN IMMEDIATE')
  try {
    const result = await work()
    database.script('COMMIT')
    return result
  } catch (error) {
    rollBack(database)
    throw error
  }
}

/** Runs `work` to learn what would come of it; nothing of it stays. Cannot stand inside another transaction. */
export async function tryOut<Result>(database: WriteDatabase, work: () => Promise<Result>): Promise<Result> {
  database.script('BEGIN IMMEDIATE')
  try {
    return await work()
  } finally {
    rollBack(database)
  }
}

function rollBack(database: WriteDatabase): void {
  try {
    database.script('ROLLBACK')
  } catch {
    // A full or removed disk has ended the transaction already; the first error is the one to tell.
  }
}
