/** Attendance in Clever's tables: a row per student, day and, for class attendance, section. */
import { marksOf } from './marks.ts'

export const cleverAttendance = marksOf('clever-attendance', {
  tells: [
    ['schoolid', 'studentid', 'attendancedate', 'attendancetype'],
    ['schoolid', 'studentid', 'sectionid', 'date', 'attendancecode'],
    ['schoolid', 'studentid', 'sectionid', 'date', 'attendancetype'],
    ['schoolid', 'studentid', 'date', 'attendancetype'],
  ],
  roles: {
    studentid: 'schoolNumber',
    attendancedate: 'date',
    date: 'date',
    attendancetype: 'code',
    attendancecode: 'code',
    attendancereason: 'codeLabel',
    excusetype: 'codeLabel',
    periodname: 'period',
    period: 'period',
    schoolid: 'ignore',
    sectionid: 'ignore',
  },
})
