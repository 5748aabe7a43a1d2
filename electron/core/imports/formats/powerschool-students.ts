/** PowerSchool's Students table under the names of its fields. */
import { rosterOf } from './roster.ts'

export const powerSchoolStudents = rosterOf('powerschool-students', {
  tells: [
    ['studentnumber', 'lastfirst'],
    ['studentnumber', 'gradelevel', 'enrollstatus'],
    ['studentnumber', 'lastname', 'firstname', 'gradelevel'],
    ['studentnumber', 'entrydate', 'exitdate'],
  ],
  roles: {
    studentnumber: 'schoolNumber',
    lastfirst: 'fullName',
    lastname: 'familyName',
    firstname: 'givenName',
    middlename: 'ignore',
    preferredname: 'preferredName',
    gradelevel: 'grade',
    homeroom: 'homeroom',
    dob: 'bornOn',
    entrydate: 'enrolledFrom',
    exitdate: 'enrolledTo',
    enrollstatus: 'ignore',
    homephone: 'familyPhone1',
    guardianemail: 'familyEmail1',
    guardianname: 'familyName1',
    mother: 'familyName1',
    father: 'ignore',
    id: 'ignore',
    dcid: 'ignore',
    statestudentnumber: 'ignore',
    schoolid: 'ignore',
  },
})
