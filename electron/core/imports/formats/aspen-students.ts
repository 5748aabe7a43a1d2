/** Students as Aspen (formerly X2) lists them. */
import { rosterOf } from './roster.ts'

export const aspenStudents = rosterOf('aspen-students', {
  tells: [
    ['lasid', 'name'],
    ['lasid', 'lastname', 'firstname'],
    ['localid', 'sasid'],
    ['localid', 'yog'],
    ['lasid', 'yog'],
  ],
  roles: {
    lasid: 'schoolNumber',
    localid: 'schoolNumber',
    sasid: 'ignore',
    stateid: 'ignore',
    name: 'fullName',
    lastname: 'familyName',
    firstname: 'givenName',
    yog: 'ignore',
    gradelevel: 'grade',
    grade: 'grade',
    homeroom: 'homeroom',
    dob: 'bornOn',
    dateofbirth: 'bornOn',
    entrydate: 'enrolledFrom',
    enrollmentstatus: 'ignore',
    homelanguage: 'homeLanguages',
  },
})
