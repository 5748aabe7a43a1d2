/**
 * What core answers while a meeting is going on: the calls of this list, each about the student of the meeting alone.
 * What is not in the list is refused, so that a new call has to be thought about before a family can see its answer.
 */
import type { z } from 'zod'
import type { PaperId } from '#shared/contract/calls/papers.ts'
import type { calls, Output } from '#shared/contract/contract.ts'
import type { coreLink, LinkChannel } from '#shared/contract/core-link.ts'
import type { AgreementId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'
import { getAgreement } from '../storage/tables/agreements.ts'
import { getPlan } from '../storage/tables/plans.ts'
import type { Context, OpenContext } from './context.ts'
import type { HandledChannel } from './handler.ts'

/** Whom a call is about: a student, nobody in particular, or (null) everybody or someone who cannot be told. */
type Subject = StudentId | 'nobody' | null

type Rule<In, Out> = {
  findSubject: (input: In, context: OpenContext) => Subject
  /** Leaves out of the answer what could name another student. */
  withhold?: (output: Out) => Out
}

type MeetingRules = {
  [C in HandledChannel]?: Rule<z.output<(typeof calls)[C]['input']>, Output<C>>
}
type MeetingLinkRules = {
  [C in LinkChannel]?: Rule<z.output<(typeof coreLink)[C]['input']>, unknown>
}

const aboutNobody = { findSubject: (): Subject => 'nobody' }
const ofStudent = { findSubject: (input: { studentId: StudentId | null }): Subject => input.studentId }
const ofPlan = {
  findSubject: ({ planId }: { planId: PlanId }, { vault }: OpenContext): Subject =>
    getPlan(vault.database, planId).studentId,
}
const ofAgreement = {
  findSubject: ({ id }: { id: AgreementId }, { vault }: OpenContext): Subject =>
    getAgreement(vault.database, id).studentId,
}
const ofPaper = {
  findSubject: ({ paperId }: { paperId: PaperId }, { papers }: OpenContext): Subject => {
    const { subject } = papers.get(paperId)
    return 'studentId' in subject ? subject.studentId : null
  },
}

/**
 * One line for each call that is answered in a meeting. Lists of students, contacts, check-ins, notes, decisions and the
 * timeline are left out on purpose: what is written there was not written to be read together.
 */
const meetingRules: MeetingRules = {
  'vault.getStatus': aboutNobody,
  'vault.getSession': aboutNobody,
  'school.getSettings': aboutNobody,
  'school.listYears': aboutNobody,
  'students.get': { findSubject: ({ id }) => id },
  'plans.findOfStudent': ofStudent,
  'plans.start': ofStudent,
  'plans.saveSection': ofPlan,
  'plans.listHistory': ofPlan,
  'bank.list': {
    ...aboutNobody,
    // A mentor or study buddy in the bank may be a student.
    withhold: ({ supports }) => ({ supports: supports.map((one) => ({ ...one, who: '', contact: '' })) }),
  },
  'agreements.prepare': ofPlan,
  'agreements.list': ofPlan,
  'agreements.open': ofAgreement,
  'agreements.sign': ofPaper,
  'agreements.recordSignatures': ofAgreement,
  'agreements.prepareSignedCopy': ofAgreement,
  'disclosures.list': ofStudent,
  'meeting.begin': ofStudent,
  'meeting.leave': aboutNobody,
  'meeting.get': aboutNobody,
}

/** What main may ask for meanwhile: the paper of this student on its way out, and the end. */
const meetingLinkRules: MeetingLinkRules = {
  'link.getFolder': aboutNobody,
  'link.describePaper': ofPaper,
  'link.writePaper': ofPaper,
  'link.recordPrint': ofPaper,
  'link.forgetPrint': aboutNobody,
  'link.close': aboutNobody,
}

const asItIs = (output: unknown): unknown => output

/**
 * Lets a call pass, and returns what is to be done with its answer. Without a meeting everything passes as it is.
 * Throws `meeting.one-student-only`, also for what cannot be found: not even that is told of anybody else.
 */
export function guardMeeting(
  channel: string,
  input: unknown,
  context: Context,
): (output: unknown) => unknown {
  const { meeting } = context
  if (meeting === null) return asItIs
  // The keys pair each rule with its own input; TypeScript cannot follow that through a union.
  const table = { ...meetingRules, ...meetingLinkRules } as Record<string, Rule<unknown, unknown>>
  const rule = Object.hasOwn(table, channel) ? table[channel] : undefined
  const subject = rule === undefined || !isOpen(context) ? null : findSubject(rule, input, context)
  if (subject !== 'nobody' && subject !== meeting) throw new AppError('meeting.one-student-only')
  return rule?.withhold ?? asItIs
}

function isOpen(context: Context): context is OpenContext {
  return context.vault !== null
}

function findSubject(rule: Rule<unknown, unknown>, input: unknown, context: OpenContext): Subject {
  try {
    return rule.findSubject(input, context)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
