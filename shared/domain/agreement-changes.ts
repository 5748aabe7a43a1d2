/** What changed between two plans, in sentences that a family would say. Never judges a change. */
import type { PlanContent } from './plan.ts'

export function findAgreementChanges(_before: PlanContent, _after: PlanContent, _called: string): string[] {
  return []
}
