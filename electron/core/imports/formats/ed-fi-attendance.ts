/** Attendance events of the Ed-Fi Data Standard, flattened: StudentSchoolAttendanceEvent and its kin for sections. */
import { marksOf } from './marks.ts'

export const edFiAttendance = marksOf('ed-fi-attendance', {
  tells: [
    ['studentuniqueid', 'eventdate'],
    ['studentuniqueid', 'attendanceeventcategorydescriptor'],
    ['studentusi', 'attendanceeventcategorydescriptorid'],
  ],
  roles: {
    studentuniqueid: 'schoolNumber',
    eventdate: 'date',
    // 'Early departure' says nothing of how long; without minutes only the school knows, so it is asked.
    attendanceeventcategorydescriptor: 'code',
    attendanceeventcategory: 'code',
    attendanceeventreason: 'codeLabel',
    classperiodname: 'period',
    schoolid: 'ignore',
    schoolyear: 'ignore',
    sessionname: 'ignore',
    termdescriptor: 'ignore',
    educationalenvironmentdescriptor: 'ignore',
    eventduration: 'ignore',
    schoolattendanceduration: 'ignore',
    sectionidentifier: 'ignore',
    localcoursecode: 'ignore',
  },
})
