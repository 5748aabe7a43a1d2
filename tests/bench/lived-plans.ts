/** How soon Today, a student's page and the line of time are there after five years, against plain reads of the same rows. */
import type { ReadDatabase } from '#core/storage/database.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import type { TestCore } from '#tests/core/open-core.ts'
import type { BenchRow } from './bench-row.ts'
import { measureFullText } from './full-text.ts'
import { makeLargeVault } from './large-vault.ts'
import { inMilliseconds, medianOf, timeOften, timeOnce } from './timing.ts'

const limit = 100
/** Of questions about the whole school. */
const limitAcross = 500
const rounds = 9

// The rows that must at least be read: of Today, of every plan that goes on; of a page, of its student.
const todayRows = [
  "SELECT content FROM plan_section JOIN plan ON plan.id = plan_id WHERE state = 'active'",
  'SELECT student_id, max(happened_on) FROM contact GROUP BY student_id',
  'SELECT student_id, max(happened_on) FROM check_in GROUP BY student_id',
]
const studentRows = [
  'SELECT * FROM student WHERE id = ?',
  'SELECT * FROM contact WHERE student_id = ?',
  'SELECT * FROM check_in WHERE student_id = ?',
  'SELECT content FROM plan_section WHERE plan_id IN (SELECT id FROM plan WHERE student_id = ?)',
  'SELECT * FROM goal_occurrence WHERE plan_id IN (SELECT id FROM plan WHERE student_id = ?)',
  'SELECT * FROM delivery WHERE plan_id IN (SELECT id FROM plan WHERE student_id = ?)',
  'SELECT days FROM attendance_strip WHERE student_id = ?',
]

/** Every call that the page makes when it is opened, on its overview and on the tab about following up. */
async function openStudentPage({ call }: TestCore, studentId: StudentId, planId: PlanId): Promise<void> {
  await Promise.all([
    call('students.get', { id: studentId }),
    call('plans.findOfStudent', { studentId }),
    call('attendance.getYear', { studentId, schoolYearId: null }),
    call('contacts.list', { studentId }),
    call('checkIns.list', { studentId }),
    call('checkIns.prepare', { studentId }),
    call('communication.listDue', { studentId }),
    call('celebrations.list', { studentId }),
    call('notes.list', { studentId }),
    call('plans.listOfStudent', { studentId }),
    call('plans.listChanges', { planId }),
    call('decisions.list', { planId }),
  ])
}

async function openFollowUp({ call }: TestCore, planId: PlanId): Promise<void> {
  await Promise.all([
    call('goals.listDays', { planId }),
    call('deliveries.listDays', { planId }),
    call('schedule.listAttendance', { planId }),
    call('evidence.look', { planId, stageId: null }),
  ])
}

/** The student with the most on record. */
function findBusiest(database: ReadDatabase): { studentId: StudentId; planId: PlanId } {
  const found = database.get<{ studentId: StudentId; planId: PlanId }>(
    `SELECT plan.student_id AS studentId, plan.id AS planId FROM plan JOIN contact ON contact.student_id = plan.student_id
     WHERE plan.state = 'active' GROUP BY plan.id ORDER BY count(*) DESC LIMIT 1`,
  )
  if (found === undefined) throw new Error('no plan goes on')
  return found
}

export async function benchLivedPlans(): Promise<BenchRow[]> {
  const vault = await makeLargeVault({ isLived: true })
  try {
    const floors = await vault.withDatabase(async (database) => {
      const busiest = findBusiest(database)
      const read = (sqls: string[], ...values: number[]) =>
        timeOften(5, () => sqls.map((sql) => database.all(sql, ...values)))
      return {
        busiest,
        today: medianOf(await read(todayRows)),
        student: medianOf(await read(studentRows, busiest.studentId)),
      }
    })
    const { studentId, planId } = floors.busiest
    const core = await vault.unlock()
    const rows: BenchRow[] = []
    const measure = async (work: string, floor: number | null, run: () => Promise<unknown>, most = limit) => {
      const first = await timeOnce(run)
      const again = medianOf(await timeOften(rounds, run))
      for (const [when, time] of [
        ['first after unlocking', first],
        ['again', again],
      ] as const) {
        rows.push({
          work: `${work}, ${when}`,
          measured: inMilliseconds(time),
          against: floor === null ? '' : `${inMilliseconds(floor)}, the same rows only read`,
          ratio: floor === null ? null : time / floor,
          limit: `≤ ${most} ms`,
          isReached: time <= most,
        })
      }
    }
    const { plans = 0 } = vault.school.lived ?? {}
    await measure(`Today (${plans} plans, five years)`, floors.today, () => core.call('today.look', {}))
    await measure('Student page, all its calls', floors.student, () =>
      openStudentPage(core, studentId, planId),
    )
    await measure('Following up on one plan', floors.student, () => openFollowUp(core, planId))
    await measure('Timeline of one student', floors.student, () =>
      core.call('timeline.list', { studentId, kinds: [], search: '' }),
    )
    await measure('Timeline of one student, searched', floors.student, () =>
      core.call('timeline.list', { studentId, kinds: [], search: 'bus pass' }),
    )
    await core.core.close()
    // Each in a core of its own, so that nothing is read yet when it is asked for.
    const across = await vault.unlock()
    const ofSupports = () => across.call('across.lookAtSupports', {})
    await measure(`Before and after of every support (${plans} plans)`, null, ofSupports, limitAcross)
    await across.core.close()
    const quality = await vault.unlock()
    await measure('Data quality', null, () => quality.call('quality.list', {}), limitAcross)
    await quality.core.close()
    return [...rows, ...(await measureFullText(vault))]
  } finally {
    vault.remove()
  }
}
