/** PowerSchool's attendance as its exports name the fields; daily or by meeting. */
import { marksOf } from './marks.ts'

export const powerSchoolAttendance = marksOf('powerschool-attendance', {
  tells: [
    ['attdate', 'attcode'],
    ['attdate', 'attendancecode'],
    ['attdate', 'attendancecodeid'],
    ['attdate', 'presencestatuscd'],
    ['studentnumber', 'lastfirst', 'attdate'],
  ],
  roles: {
    studentnumber: 'schoolNumber',
    lastfirst: 'fullName',
    firstname: 'givenName',
    lastname: 'familyName',
    gradelevel: 'grade',
    homeroom: 'homeroom',
    attdate: 'date',
    attcode: 'code',
    attendancecode: 'code',
    // A number that only the system knows; what it means is asked, and no such row is an absence by itself.
    attendancecodeid: 'code',
    description: 'codeLabel',
    attcodedescription: 'codeLabel',
    presencestatuscd: 'codeLabel',
    period: 'period',
    periodnumber: 'period',
    periodabbreviation: 'period',
    totalminutes: 'ignore',
    attcomment: 'ignore',
    attmodecode: 'ignore',
    id: 'ignore',
    studentid: 'ignore',
    dcid: 'ignore',
    schoolid: 'ignore',
    yearid: 'ignore',
  },
})
