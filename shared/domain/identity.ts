/** Branded identifiers, so that a student's number can never be passed where a plan's is meant. */
import { z } from 'zod'

export const studentId = z.int().positive().brand<'StudentId'>()
export const planId = z.int().positive().brand<'PlanId'>()
export const agreementId = z.int().positive().brand<'AgreementId'>()
export const importId = z.int().positive().brand<'ImportId'>()
export const schoolYearId = z.int().positive().brand<'SchoolYearId'>()
export const contactId = z.int().positive().brand<'ContactId'>()
export const attachmentId = z.int().positive().brand<'AttachmentId'>()
export const disclosureId = z.int().positive().brand<'DisclosureId'>()
export const bankSupportId = z.int().positive().brand<'BankSupportId'>()
export const checkInId = z.int().positive().brand<'CheckInId'>()
export const reviewId = z.int().positive().brand<'ReviewId'>()
export const decisionId = z.int().positive().brand<'DecisionId'>()
export const noteId = z.int().positive().brand<'NoteId'>()
export const wordTemplateId = z.int().positive().brand<'WordTemplateId'>()
/** Names one entry inside a plan section (a goal, a barrier, a promise) for as long as the plan lives. */
export const itemId = z.string().min(1).max(64).brand<'ItemId'>()

export type StudentId = z.infer<typeof studentId>
export type PlanId = z.infer<typeof planId>
export type AgreementId = z.infer<typeof agreementId>
export type ImportId = z.infer<typeof importId>
export type SchoolYearId = z.infer<typeof schoolYearId>
export type ContactId = z.infer<typeof contactId>
export type AttachmentId = z.infer<typeof attachmentId>
export type DisclosureId = z.infer<typeof disclosureId>
export type ItemId = z.infer<typeof itemId>
export type BankSupportId = z.infer<typeof bankSupportId>
export type CheckInId = z.infer<typeof checkInId>
export type ReviewId = z.infer<typeof reviewId>
export type DecisionId = z.infer<typeof decisionId>
export type NoteId = z.infer<typeof noteId>
export type WordTemplateId = z.infer<typeof wordTemplateId>
