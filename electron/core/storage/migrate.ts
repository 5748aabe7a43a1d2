/** Brings a database to this program's schema, one migration a transaction. Refuses a database from the future. */
import { AppError } from '#shared/messages/errors.ts'
import type { ReadDatabase, WriteDatabase } from './database.ts'

/** How many migrations the database has had. */
export function getSchemaVersion(database: ReadDatabase): number {
  return database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
}

/** Throws `vault.from-future` when the database had more migrations than the `known` ones. */
export function refuseFuture(database: ReadDatabase, known: number): void {
  if (getSchemaVersion(database) > known) throw new AppError('vault.from-future')
}

/** Applies what is missing. Killed half-way it leaves whole migrations only; the rest follow the next time. */
export function migrate(database: WriteDatabase, migrations: readonly string[]): void {
  refuseFuture(database, migrations.length)
  for (const [index, script] of migrations.entries()) {
    if (index < getSchemaVersion(database)) continue
    database.transaction(() => {
      database.script(script)
      // Inside the transaction, so that a half-done migration is not counted.
      database.script(`PRAGMA user_version = ${index + 1}`)
    })
  }
}
