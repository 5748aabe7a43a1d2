/** Clever's students.csv: a row per student and contact. */
import { rosterOf } from './roster.ts'

export const cleverStudents = rosterOf('clever-students', {
  tells: [
    ['schoolid', 'studentid', 'studentnumber', 'lastname', 'firstname'],
    ['schoolid', 'studentid', 'stateid', 'lastname', 'firstname'],
    ['studentid', 'contactname', 'contactrelationship'],
  ],
  roles: {
    schoolid: 'ignore',
    // Attendance comes under the same id.
    studentid: 'schoolNumber',
    studentnumber: 'ignore',
    stateid: 'ignore',
    lastname: 'familyName',
    middlename: 'ignore',
    firstname: 'givenName',
    preferredname: 'preferredName',
    grade: 'grade',
    dob: 'bornOn',
    homelanguage: 'homeLanguages',
    contactname: 'familyName1',
    contactrelationship: 'familyRelation1',
    contacttype: 'ignore',
    contactphone: 'familyPhone1',
    contactphonetype: 'ignore',
    contactemail: 'familyEmail1',
    contactsisid: 'ignore',
    studentemail: 'ignore',
    username: 'ignore',
    password: 'ignore',
    race: 'ignore',
    hispaniclatino: 'ignore',
    ellstatus: 'ignore',
    frlstatus: 'ignore',
    iepstatus: 'ignore',
  },
})
