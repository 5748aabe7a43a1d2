/** What main asks for beside the window's calls: paths from dialogs, papers on their way out, the end. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '#shared/messages/errors.ts'
import { describePaper, forgetPrint, recordPrint, writePaper } from '../documents/leaving.ts'
import { labelFolder } from '../vault/look-at-folder.ts'
import type { LinkHandlers } from './handler.ts'

export const linkTable: LinkHandlers = {
  'link.start': (input, context) => {
    context.place.start(input)
    return {}
  },

  'link.grantPath': async ({ path }, context) => {
    const found = await stat(path).catch(() => null)
    if (found === null) throw new AppError('file.vanished', { file: basename(path) })
    return {
      token: context.files.grant(path),
      name: basename(path),
      label: found.isDirectory() ? labelFolder(path) : basename(path),
      bytes: found.isDirectory() ? 0 : found.size,
    }
  },

  'link.getFolder': (_input, context) => ({ folder: context.vault?.folder ?? null }),

  'link.describePaper': (input, context) => describePaper(context, input),
  'link.writePaper': (input, context) => writePaper(context, input),
  'link.recordPrint': (input, context) => recordPrint(context, input),
  'link.forgetPrint': (input, context) => forgetPrint(context, input),

  'link.close': async (_input, context) => {
    await context.close()
    return {}
  },
}
