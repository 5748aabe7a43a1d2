/** Plans, saved a section at a time, and the agreements made from them. */
import { z } from 'zod'
import { agreement, attachment, signature } from '../../domain/agreement.ts'
import { agreementId, attachmentId, planId, studentId } from '../../domain/identity.ts'
import { plan } from '../../domain/plan.ts'
import { planPaperKind } from '../../domain/plan-paper.ts'
import { sectionIds, type SectionId } from '../../domain/sections/registry.ts'
import { coreCall } from '../call.ts'
import { fileToken } from './app.ts'
import { paper, paperId } from './papers.ts'

export const planCalls = {
  'plans.findOfStudent': coreCall(z.object({ studentId }), z.object({ plan: plan.nullable() })),
  /** Creates an empty draft, or returns the plan that the student has. */
  'plans.start': coreCall(z.object({ studentId }), plan),
  /**
   * `content` must fit the section's schema. `revision` is the plan's as last seen; an older one is refused with
   * `plan.changed-elsewhere`.
   */
  'plans.saveSection': coreCall(
    z.object({
      planId,
      revision: z.int().nonnegative(),
      section: z.enum(sectionIds as [SectionId, ...SectionId[]]),
      content: z.unknown(),
    }),
    z.object({ revision: z.int(), savedAt: z.iso.datetime() }),
  ),
  /**
   * One of the papers beside the agreement, with what its reader may not get taken out first. `leftOut` says which parts
   * of the plan those were and why.
   */
  'plans.preparePaper': coreCall(
    z.object({ planId, kind: planPaperKind }),
    z.object({ paper, leftOut: z.array(z.object({ title: z.string(), why: z.string() })) }),
  ),
  /** The agreement as it would be printed now: a snapshot and its PDF, not stored until it is printed or saved. */
  'agreements.prepare': coreCall(
    z.object({ planId, language: z.string().max(20).default('en') }),
    z.object({
      paper,
      number: z.int(),
      changes: z.array(z.string()),
      /** Whether the school says that a native speaker has checked the fixed words. */
      isChecked: z.boolean(),
    }),
  ),
  /** Newest first. */
  'agreements.list': coreCall(z.object({ planId }), z.object({ agreements: z.array(agreement) })),
  /** The very bytes that were given to the family. */
  'agreements.open': coreCall(z.object({ id: agreementId }), paper),
  /** Sets who has signed. With the first signature the agreement is locked and the plan is agreed. */
  'agreements.recordSignatures': coreCall(
    z.object({ id: agreementId, signatures: z.array(signature).max(12) }),
    agreement,
  ),
  /**
   * Adds these signatures to the agreement that is previewed. One that was never printed is stored with its bytes first,
   * so that what is signed on the screen is kept as it was read; nothing is recorded as given.
   */
  'agreements.sign': coreCall(
    z.object({ paperId, signatures: z.array(signature).min(1).max(12) }),
    agreement,
  ),
  /** A copy of the agreement with the names and drawings of those who signed on the screen. */
  'agreements.prepareSignedCopy': coreCall(z.object({ id: agreementId }), paper),
  /** A scan or photo of the signed paper: PDF, JPEG or PNG by its content, 20 MB at most. */
  'agreements.attach': coreCall(z.object({ id: agreementId, file: fileToken }), attachment),
  'attachments.open': coreCall(
    z.object({ id: attachmentId }),
    z.object({ fileName: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
  ),
  'attachments.remove': coreCall(z.object({ id: attachmentId }), z.object({})),
}
