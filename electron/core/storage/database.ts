/** A database handle: one type that can only read, one that can also write. Never opens or keys a file. */
import type Database from 'better-sqlite3'

export type Value = string | number | bigint | Uint8Array | null

/** Reads only. Statements are prepared once and kept. */
export type ReadDatabase = {
  /** The first row, or undefined. */
  get: <Row>(sql: string, ...values: Value[]) => Row | undefined
  all: <Row>(sql: string, ...values: Value[]) => Row[]
  /** Rows one by one. Nothing may be written until the iteration ends. */
  iterate: <Row>(sql: string, ...values: Value[]) => IterableIterator<Row>
}

export type WriteDatabase = ReadDatabase & {
  run: (sql: string, ...values: Value[]) => { changes: number; id: number }
  /** Several statements without values, for migrations. */
  script: (sql: string) => void
  /** Runs `work` in one immediate transaction; nested calls join it. An error rolls everything back. */
  transaction: <Result>(work: () => Result) => Result
}

/** Wraps an open, keyed connection. */
export function wrapDatabase(connection: Database.Database): WriteDatabase {
  const statements = new Map<string, Database.Statement>()
  const prepare = (sql: string) => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = connection.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  return {
    get: <Row>(sql: string, ...values: Value[]) => prepare(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: Value[]) => prepare(sql).all(...values) as Row[],
    // An iterating statement is busy, so it cannot come from the shared ones.
    iterate: <Row>(sql: string, ...values: Value[]) =>
      connection.prepare(sql).iterate(...values) as IterableIterator<Row>,
    run: (sql, ...values) => {
      const result = prepare(sql).run(...values)
      return { changes: result.changes, id: Number(result.lastInsertRowid) }
    },
    script: (sql) => {
      connection.exec(sql)
    },
    transaction: (work) => (connection.inTransaction ? work() : connection.transaction(work).immediate()),
  }
}
