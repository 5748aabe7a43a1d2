/** Student attendance of the Contoso SIS data set (Microsoft, Open Education Analytics). */
import { marksOf } from './marks.ts'

export const contosoAttendance = marksOf('contoso-attendance', {
  tells: [['studentid', 'attendancedate', 'allday', 'attendancecode', 'presenceflag']],
  roles: {
    id: 'ignore',
    studentid: 'schoolNumber',
    schoolyear: 'ignore',
    schoolid: 'ignore',
    attendancedate: 'date',
    allday: 'ignore',
    period: 'period',
    sectionid: 'ignore',
    attendancecode: 'code',
    presenceflag: 'ignore',
    attendancestatus: 'codeLabel',
    attendancetype: 'ignore',
    attendancesequence: 'ignore',
  },
})
