/** The names under which school systems export their columns. Knows nothing of what the columns hold. */
import type { ColumnRole, ImportKind } from '#shared/domain/attendance-import.ts'

/** Written without spaces, marks and capitals; the first that fits is the most telling. */
type Names = readonly RegExp[]

const student: Partial<Record<ColumnRole, Names>> = {
  schoolNumber: [
    /^(student|pupil|learner|sis)(id|number|no|num|code|nbr)$/,
    /^(local|state|district|other|alternate|permanent|perm|external)?(student|pupil)?(id|number|no|num|nbr)(number)?$/,
    /^(studentnumber|studentlocalid|localid|localstudentid|usersourcedid|upn|uln|admissionnumber|admissionno|adno|sasid|ssid|studentsourcedid|studentuniqueid|identifier|schoolnumber)$/,
    /^(student|pupil|sourcedid)$/,
  ],
  fullName: [
    /^(student|pupil|learner)?(full|complete|display)?name$/,
    /^(student|pupil)(name)?(lastfirst|firstlast)?$/,
    /^(lastfirst|lastnamefirstname|namelastfirst|nameofstudent)$/,
  ],
  givenName: [/^(student|pupil|legal)?(first|given|fore)name(s)?$/, /^(student|pupil)?first$/, /^fname$/],
  familyName: [/^(student|pupil|legal)?(last|family|sur)name$/, /^(student|pupil)?last$/, /^lname$/],
  preferredName: [/^(preferred|chosen|known|nick)(first|as)?(name)?$/, /^goesby$/],
  pronouns: [/^(preferred)?pronouns?$/],
  grade: [
    /^(student)?(current)?(grade|gradelevel|gradelvl|yeargroup|nationalcurriculumyear|ncyear)$/,
    /^(year|form|level)$/,
  ],
  homeroom: [
    /^(home ?room|hr|tutorgroup|registrationgroup|reggroup|formgroup|advisory|class)(name|teacher|number)?$/,
  ],
}

const attendance: Partial<Record<ColumnRole, Names>> = {
  date: [
    /^(attendance|absence|mark|calendar|school|session|event|att)(date|day)$/,
    /^(date|day)$/,
    /^(dateof(absence|attendance)|absencedate|datetaken|registerdate|startdate|fromdate|datevalue)$/,
    /date/,
  ],
  code: [
    /^(attendance|absence|att|mark|event|presence)code$/,
    /^(code|mark|attendancemark|attcode|absencetypecode|absencecode|registrationmark)$/,
    /^(attendance|absence|daily|attendanceevent)?(status|type|category|reason|value|result)$/,
    /^(attendance|present|presence|absent|absence|ispresent|isabsent|presenceflag|attended)$/,
  ],
  codeLabel: [
    /^(attendance|absence|att|mark|code)?(code)?(description|desc|label|meaning)$/,
    // A plain "Name" is that of the student.
    /^(attendance|absence|att|mark|code)(code)?(name|title)$/,
    /^(attendance|absence|daily|presence)(status|reason|category)(description)?$/,
    /^(status|reason)$/,
  ],
  period: [
    /^(class|school|attendance)?(period|session|block|lesson)(number|name|no|id)?$/,
    /^(ampm|amorpm|partofday|halfday)$/,
  ],
}

const roster: Partial<Record<ColumnRole, Names>> = {
  bornOn: [/^(dateofbirth|birthdate|birthday|dob|born|bornon|birthdt)$/],
  homeLanguages: [
    /^(primary|home|first|native|main|spoken|family|household|parent)?languages?(spoken|athome|code|name)?$/,
    /language/,
  ],
  enrolledFrom: [
    /^(enrol+(ment|ed)?|entry|admission|start|begin|registration|school(entry)?)(start|begin|entry|from)?(date|on)?$/,
    /^(dateofentry|dateofadmission|enrolledfrom|startdate|entrydate)$/,
  ],
  enrolledTo: [
    /^(enrol+(ment|ed)?)?(exit|end|leaving|withdrawal|leave|withdraw|until|to)(date|on)$/,
    /^(dateofleaving|leavingdate|enrolledto|exitdate)$/,
  ],
  familyName1: [
    /^(parent|guardian|contact|carer|family|parentguardian|emergencycontact|mother|father|primarycontact)(full)?(1|one)?(full)?name(1)?$/,
    /^(parent|guardian|carer|contact)1?$/,
  ],
  familyRelation1: [
    /^(parent|guardian|contact|carer|family|primarycontact)?(1)?relation(ship)?(tostudent|topupil)?(1)?$/,
  ],
  familyPhone1: [
    /^(parent|guardian|contact|carer|home|mobile|cell|primary|family|mother|father|primarycontact)?(1)?(phone|telephone|tel|mobile|cell)(number|no|1)?$/,
  ],
  familyEmail1: [
    /^(parent|guardian|contact|carer|family|mother|father|primarycontact)?(1)?e?mail(address)?(1)?$/,
  ],
  familyLanguage1: [
    /^(parent|guardian|contact|carer|correspondence|communication)(1)?(preferred)?language(1)?$/,
  ],
}

function plainHeader(written: string): string {
  return written
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

const rolesOf = (kind: ImportKind): [ColumnRole, Names][] =>
  Object.entries(kind === 'attendance' ? { ...attendance, ...student } : { ...student, ...roster }) as [
    ColumnRole,
    Names,
  ][]

/** How well a heading names each role: 1 is the most telling name, smaller is less; roles that do not fit are absent. */
export function rateHeading(written: string, kind: ImportKind): Map<ColumnRole, number> {
  const heading = plainHeader(written)
  const rates = new Map<ColumnRole, number>()
  if (heading === '') return rates
  for (const [role, names] of rolesOf(kind)) {
    const place = names.findIndex((name) => name.test(heading))
    if (place !== -1) rates.set(role, 1 - place * 0.2)
  }
  return rates
}
