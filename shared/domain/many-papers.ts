/** Papers for many students at once: which can be made, and the report of what was. File names never hold a name. */
import { z } from 'zod'
import { studentId } from './identity.ts'
import { packetWish } from './packet.ts'
import { type PlanPaperKind, planPaperKind, planPaperKinds, planPapers } from './plan-paper.ts'

/** Students of one list. */
export const mostAtOnce = 1000

export const manyPapersWish = z.discriminatedUnion('paper', [
  z.object({ paper: z.literal('agreement'), language: z.string().min(2).max(20).default('en') }),
  z.object({ paper: z.literal('plan-paper'), kind: planPaperKind }),
  z.object({ paper: z.literal('packet'), wish: packetWish }),
])
export type ManyPapersWish = z.infer<typeof manyPapersWish>

export const manyPapersReport = z.object({
  /** As a person would name it; null when nothing was written. */
  folder: z.string().nullable(),
  /** In the order of the list. */
  rows: z.array(
    z.object({
      studentId,
      fullName: z.string(),
      /** Null where no file was made. */
      fileName: z.string().nullable(),
      /** Why there is none; empty where there is one. */
      whyNot: z.string(),
    }),
  ),
  wasStopped: z.boolean(),
  /** Opens every one of the files; told once and kept nowhere. Null for open files. */
  passphrase: z.string().nullable(),
})
export type ManyPapersReport = z.infer<typeof manyPapersReport>

export type ManyPapersKind = 'agreement' | 'packet' | PlanPaperKind

/** Every paper that can be made for many, with its name. */
export const manyPapersKinds: readonly { kind: ManyPapersKind; name: string; purpose: string }[] = [
  { kind: 'agreement', name: 'The agreement', purpose: 'To sign' },
  ...planPaperKinds.map((kind) => ({ kind, name: planPapers[kind].name, purpose: planPapers[kind].purpose })),
  { kind: 'packet', name: 'The review packet', purpose: 'To look at the plan together' },
]
