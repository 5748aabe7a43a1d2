/** The record of one disclosure: what left the vault, to whom, and why (34 CFR 99.32 and more). */
import { z } from 'zod'
import { disclosureId, studentId } from './identity.ts'

export const disclosureBases = [
  'parent-or-student-request',
  'school-official',
  'written-consent',
  'health-or-safety',
  'court-order',
  'audit',
  'other',
] as const
export const disclosureBasis = z.enum(disclosureBases)
export type DisclosureBasis = z.infer<typeof disclosureBasis>

/** What the counselor says once, when printing or saving. */
export const disclosureDraft = z.object({
  recipient: z.string().min(1).max(200),
  purpose: z.string().min(1).max(400),
  basis: disclosureBasis,
})
export type DisclosureDraft = z.infer<typeof disclosureDraft>

export const disclosure = disclosureDraft.extend({
  id: disclosureId,
  happenedAt: z.iso.datetime(),
  /** Null for papers about no single student, such as the recovery sheet. */
  studentId: studentId.nullable(),
  studentName: z.string(),
  /** Which record, in words: `Reintegration agreement 2`. */
  what: z.string(),
  how: z.enum(['printed', 'saved']),
  staffName: z.string(),
  /** Of the file that left, or of the paper that was printed. */
  sha256: z.string().length(64),
  /** The file opens with a passphrase only. */
  isProtected: z.boolean(),
})
export type Disclosure = z.infer<typeof disclosure>
