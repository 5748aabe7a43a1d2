/** Daily attendance of Aspen (formerly X2): a code, or yes and no under absent, tardy, dismissed and excused. */
import { marksOf } from './marks.ts'

export const aspenAttendance = marksOf('aspen-attendance', {
  tells: [
    ['lasid', 'date'],
    ['localid', 'date', 'absent'],
    ['localid', 'date', 'code'],
    ['date', 'absent', 'tardy', 'dismissed'],
    ['date', 'absent', 'tardy', 'excused'],
    ['yog', 'date', 'code'],
  ],
  roles: {
    lasid: 'schoolNumber',
    localid: 'schoolNumber',
    sasid: 'ignore',
    stateid: 'ignore',
    name: 'fullName',
    yog: 'ignore',
    gradelevel: 'grade',
    homeroom: 'homeroom',
    date: 'date',
    code: 'code',
    codeview: 'code',
    reason: 'codeLabel',
    reasoncode: 'codeLabel',
    period: 'period',
    timein: 'ignore',
    timeout: 'ignore',
    // These say what kind of mark it is where there is no code.
    tardy: 'ignore',
    dismissed: 'ignore',
    excused: 'ignore',
    portion: 'ignore',
    portionabsent: 'ignore',
  },
})
