/** Tokens for paths that a person chose in a dialog. The window only ever sees the token. */
import { randomUUID } from 'node:crypto'
import type { FileToken } from '#shared/contract/calls/app.ts'
import { AppError } from '#shared/messages/errors.ts'

export class FileGrants {
  readonly #paths = new Map<string, string>()

  grant(path: string): FileToken {
    const token = randomUUID() as FileToken
    this.#paths.set(token, path)
    return token
  }

  /** Throws `app.refused` for a token that was never given. */
  getPath(token: FileToken): string {
    const path = this.#paths.get(token)
    if (path === undefined) throw new AppError('app.refused')
    return path
  }
}
