/** Brings a database to this program's schema, one migration a transaction. Refuses a database from the future. */
import { AppError } from '#shared/messages/errors.ts'
import type { WriteDatabase } from './database.ts'
import { migrations } from './migrations/registry.ts'

export const schemaVersion = migrations.length

export function getSchemaVersion(database: WriteDatabase): number {
  return database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
}

/** Throws `vault.from-future` when the database has migrations that this program does not know. */
export function refuseFuture(database: WriteDatabase, known = schemaVersion): void {
  if (getSchemaVersion(database) > known) throw new AppError('vault.from-future')
}

/** Applies what is missing. Killed half-way it leaves whole migrations only; the rest follow the next time. */
export function migrate(database: WriteDatabase, wanted: readonly string[] = migrations): void {
  refuseFuture(database, wanted.length)
  for (let version = getSchemaVersion(database); version < wanted.length; version += 1) {
    const script = wanted[version] ?? ''
    database.transaction(() => {
      database.script(script)
      database.script(`PRAGMA user_version = ${version + 1}`)
    })
  }
}
