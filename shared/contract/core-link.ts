/**
 * What main says to core beside the calls of the window: paths from dialogs, papers to be written, the end.
 * None of these can be reached from the renderer.
 */
import { z } from 'zod'
import type { Answer } from './contract.ts'
import { disclosureDraft } from '../domain/disclosure.ts'
import { agreementId, disclosureId } from '../domain/identity.ts'
import { fileToken } from './calls/app.ts'
import { paperId } from './calls/papers.ts'

/** What was written about a paper on its way out, so that it can be taken back; null when nothing had to be. */
const recordedLeaving = z
  .object({
    disclosureId,
    /** The agreement that was stored because it leaves; null when it was stored already. */
    newAgreementId: agreementId.nullable(),
  })
  .nullable()

export const coreLink = {
  /** First message. `documentsFolder` is where a vault goes unless another folder is chosen. */
  'link.start': {
    input: z.object({
      documentsFolder: z.string(),
      /** The folder of the vault used last, or null. */
      lastFolder: z.string().nullable(),
    }),
    output: z.object({}),
  },
  /** Hands a path from a dialog to core, which answers with the token by which the window may name it. */
  'link.grantPath': {
    input: z.object({ path: z.string() }),
    output: z.object({ token: fileToken, name: z.string(), label: z.string(), bytes: z.number() }),
  },
  /** The folder that the open vault lies in, for main to remember; null when none is open. */
  'link.getFolder': { input: z.object({}), output: z.object({ folder: z.string().nullable() }) },
  'link.describePaper': {
    /** A protected copy of a table is a zip, and has another name. */
    input: z.object({ paperId, isProtected: z.boolean().default(false) }),
    output: z.object({
      fileName: z.string(),
      paperSize: z.enum(['A4', 'LETTER']),
      needsDisclosure: z.boolean(),
    }),
  },
  /** Writes the paper's bytes, or a protected copy, to a path from the save dialog and records the disclosure. */
  'link.writePaper': {
    input: z.object({
      paperId,
      path: z.string(),
      disclosure: disclosureDraft.nullable(),
      isProtected: z.boolean().default(false),
    }),
    output: z.object({ savedAs: z.string(), passphrase: z.string().nullable() }),
  },
  /** Records that a paper goes to the printer; asked before it does. */
  'link.recordPrint': {
    input: z.object({ paperId, disclosure: disclosureDraft.nullable() }),
    output: z.object({ recorded: recordedLeaving }),
  },
  /** Takes the record back: the print dialog was closed without printing. */
  'link.forgetPrint': { input: z.object({ recorded: recordedLeaving }), output: z.object({}) },
  /** Backs up, closes the vault and ends the process. */
  'link.close': { input: z.object({}), output: z.object({}) },
} as const

export type LinkChannel = keyof typeof coreLink
export type LinkInput<C extends LinkChannel> = z.input<(typeof coreLink)[C]['input']>
export type LinkOutput<C extends LinkChannel> = z.output<(typeof coreLink)[C]['output']>

/** A message from main to core. */
export type CoreRequest = { id: number; channel: string; input: unknown; operationId: string | null }
/** A message from core to main: an answer (`id`) or an event (`event`). */
export type CoreMessage = { id: number; answer: Answer } | { event: string; payload: unknown }

/**
 * How core's V8 is started. On a machine with much memory V8 lets young objects pile up to over 100 MB before it looks
 * for those still in use; an import makes many and keeps few, so it is as fast with this little.
 */
export const coreHeapFlag = '--max-semi-space-size=8'
