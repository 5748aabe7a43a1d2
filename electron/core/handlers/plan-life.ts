/** The life of plans: how they moved, the steps that are allowed, what follows one that has ended. */
import { findAgreementChanges } from '#shared/domain/agreement-changes.ts'
import { findLastSigned } from '#shared/domain/agreement.ts'
import { allowedMoves, hasEnded } from '#shared/domain/plan-state.ts'
import { renewContent } from '#shared/domain/plan-renewal.ts'
import { type SectionId, sectionIds } from '#shared/domain/sections/registry.ts'
import { calledNameOf } from '#shared/domain/student.ts'
import { AppError } from '#shared/messages/errors.ts'
import { listAgreementsOfStudent } from '../storage/tables/agreements.ts'
import { listPlanMoves } from '../storage/tables/plan-moves.ts'
import {
  findPlanOfStudent,
  getPlan,
  insertPlan,
  listPlans,
  movePlan,
  savePlanSection,
} from '../storage/tables/plans.ts'
import { getStudent } from '../storage/tables/students.ts'
import type { Handlers } from './handler.ts'

export const planLifeHandlers: Pick<
  Handlers,
  'plans.listOfStudent' | 'plans.move' | 'plans.renew' | 'plans.listChanges'
> = {
  'plans.listOfStudent': ({ studentId }, { vault: { database } }) => ({
    plans: listPlans(database, studentId).map(({ id, state, startedAt }) => ({
      id,
      state,
      startedAt,
      moves: listPlanMoves(database, id),
    })),
  }),

  'plans.move': ({ planId, to, reason, whatHelped }, { vault, today }) =>
    vault.database.transaction(() => {
      // What a signature does, nobody does by hand.
      if (!allowedMoves[getPlan(vault.database, planId).state].includes(to)) {
        throw new AppError('plan.not-that-way')
      }
      const { staffName } = vault
      movePlan(vault.database, { planId, to, on: today(), reason, whatHelped, staffName })
      return getPlan(vault.database, planId)
    }),

  'plans.renew': ({ planId }, { vault: { database }, clock, today }) =>
    database.transaction(() => {
      const { studentId, content, state } = getPlan(database, planId)
      const newest = findPlanOfStudent(database, studentId)
      if (!hasEnded(state) || newest === null || !hasEnded(newest.state)) {
        throw new AppError('plan.not-that-way')
      }
      const at = clock.now().toISOString()
      const renewed = insertPlan(database, studentId, at)
      const carried = renewContent(content, today())
      sectionIds.forEach((section: SectionId, revision) =>
        savePlanSection(database, {
          planId: renewed,
          revision,
          section,
          content: carried[section],
          at,
          today: today(),
        }),
      )
      return getPlan(database, renewed)
    }),

  'plans.listChanges': ({ planId }, { vault: { database } }) => {
    const { studentId, content } = getPlan(database, planId)
    const last = findLastSigned(listAgreementsOfStudent(database, studentId))
    if (last === null) return { sentences: [], signedOn: null, signedBy: [] }
    const called = calledNameOf(getStudent(database, studentId))
    return {
      sentences: findAgreementChanges(last.agreement.snapshot.content, content, called),
      signedOn: last.signedOn,
      signedBy: last.signedBy,
    }
  },
}
