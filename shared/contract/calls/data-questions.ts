/** What the school's data answers: a student's year, before and after, across the school, and what is not right in it. */
import { z } from 'zod'
import { attendanceTotalDraft, reconciledRow, reconciliation } from '../../domain/attendance-totals.ts'
import { comparison } from '../../domain/before-after.ts'
import { changePoint } from '../../domain/change-point.ts'
import { qualityItem } from '../../domain/data-quality.ts'
import { itemId, planId, schoolYearId, studentId } from '../../domain/identity.ts'
import { noticeRules } from '../../domain/notice-rules.ts'
import { studentYear } from '../../domain/student-year.ts'
import { supportsAcross } from '../../domain/supports-across.ts'
import { seriesKey } from '../../domain/weekly-series.ts'
import { wholeSchool } from '../../domain/whole-school.ts'
import { coreCall } from '../call.ts'
import { paper } from './papers.ts'

const nothing = z.object({})

export const dataQuestionCalls = {
  /** The year that is asked for; else the newest with marks or totals. */
  'year.look': coreCall(z.object({ studentId, schoolYearId: schoolYearId.nullable() }), studentYear),
  /** The same as a paper, with its charts as vectors. */
  'year.preparePaper': coreCall(z.object({ studentId, schoolYearId: schoolYearId.nullable() }), paper),

  /** What began, ended or changed in the student's plans, newest first, and the series that it can be seen in. */
  'beforeAfter.list': coreCall(
    z.object({ studentId }),
    z.object({
      changes: z.array(changePoint),
      series: z.array(z.object({ key: seriesKey, name: z.string() })),
    }),
  ),
  /** Throws `before-after.not-found` when the change or the series is not there any more. */
  'beforeAfter.look': coreCall(
    z.object({ studentId, planId, itemId, series: seriesKey, isLowerBetter: z.boolean() }),
    comparison,
  ),

  'across.lookAtSupports': coreCall(nothing, supportsAcross),
  /** The year that is asked for; else the newest with marks. */
  'across.lookAtYear': coreCall(z.object({ schoolYearId: schoolYearId.nullable() }), wholeSchool),

  /** What is not right in the record, the most pressing first. */
  'quality.list': coreCall(nothing, z.object({ items: z.array(qualityItem) })),

  /** Every student of the year, those that do not agree first. */
  'totals.list': coreCall(
    z.object({ schoolYearId: schoolYearId.nullable() }),
    z.object({
      year: z.object({ id: schoolYearId, name: z.string() }).nullable(),
      rows: z.array(reconciledRow),
    }),
  ),
  /** Types what the other system shows for one student; `draft` null takes what was typed back. */
  'totals.save': coreCall(
    z.object({ studentId, schoolYearId, draft: attendanceTotalDraft.nullable() }),
    reconciledRow,
  ),
  'totals.explain': coreCall(z.object({ studentId, schoolYearId }), reconciliation),

  'notices.getRules': coreCall(nothing, noticeRules),
  'notices.saveRules': coreCall(noticeRules, noticeRules),
}
