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
  familyName: [/^(student|pupil|legal)?(last|family|sur|lastsur)name$/, /^(student|pupil)?last$/, /^lname$/],
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
  dayMark: [
    /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?(am|pm|morning|afternoon)$/,
    /^(am|pm|morning|afternoon)(mark|code|session|attendance|register|status)?s?$/,
  ],
  minutes: [
    /^(minutes|mins|min)(away|absent|missed|lost|late)?$/,
    /^(total)?(absent|absence|missed|away|tardy|late)(minutes|mins)$/,
    /^(numberof)?minutes(of)?(absence|absent|late|tardy)$/,
  ],
  date: [
    /^(attendance|absence|mark|calendar|school|session|event|att)(date|day)$/,
    /^(date|day)$/,
    /^(dateof(absence|attendance)|absencedate|datetaken|registerdate|startdate|fromdate|datevalue)$/,
    /^(week(beginning|commencing|starting|start|of)|wc|wb|wkbeginning)(date)?$/,
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
    /^excuse(type|status|code)$/,
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
    /^(dateofleaving|leavingdate|enrolledto|exitdate|exitwithdrawdate)$/,
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

const through: Names = [
  /^(through|asof|upto|until|to|end|report|extract|snapshot|counted)(date|day|on|through)?$/,
  /^(date|day)$/,
  /date/,
]
const year: Names = [/^(school|academic)(year|yr)(name|id)?$/, /^(schoolyear|year)$/]
const term: Names = [
  /^(term|markingperiod|mp|quarter|qtr|semester|trimester|storecode|gradingperiod|reportingperiod)(name|id|code|title)?$/,
]
const outOf: Names = [
  /^(outof|max|maximum|maxscore|maxpoints|maxmark|possible|possiblepoints|pointspossible|totalpoints|scalemax(imum)?)$/,
]

const totals: Partial<Record<ColumnRole, Names>> = {
  daysEnrolled: [
    /^(total)?(days|sessions)(enrolled|possible|member|membership|inmembership|open|scheduled)$/,
    /^(enrol+ed|enrol+ment|possible|membership|scheduled)(days|sessions)?$/,
    /^(days|sessions|totaldays|totalsessions|daysofmembership|daysinsession)$/,
  ],
  daysAbsent: [
    /^(total|number)?(of)?(days|sessions)(absent|absence|absences|missed|away)(total)?$/,
    /^(total)?(absent|absence|absences|missed)(days|sessions|total|count)?$/,
    /^(no|num|number|count)of(absences|daysabsent|sessionsmissed)$/,
  ],
  daysPresent: [
    /^(total)?(days|sessions)(present|attended|inattendance)$/,
    /^(total)?(present|attended|attendance)(days|sessions|total|count)?$/,
  ],
  daysExcused: [
    /^(total|number)?(of)?(days|sessions)?(absent|absence|absences)?(excused|authori[sz]ed)(absence|absences|days|sessions|total|count)?$/,
  ],
  throughOn: through,
  schoolYear: year,
}

const grades: Partial<Record<ColumnRole, Names>> = {
  course: [
    /^(course|subject|class)(name|title|description)?$/,
    /^(course|subject|class|section)(id|code|number|no)?$/,
  ],
  term,
  score: [
    /^(numeric|number|alpha|letter|final|current|course|overall|percent|percentage|term|semester|quarter)(grade|mark|score)(earned|value|average)?$/,
    /^(grade|mark|score|percent|percentage|average)(earned|value|average|percent|percentage|points)?$/,
  ],
  grade: [/^(student|current)?(gradelevel|gradelvl|yeargroup|nationalcurriculumyear|ncyear)$/],
  outOf,
  throughOn: through,
  schoolYear: year,
}

const participation: Partial<Record<ColumnRole, Names>> = {
  course: grades.course ?? [],
  term,
  score: [
    /^(class)?(participation|engagement)(score|level|rating|points|percent|grade|mark)?$/,
    /^(level|score|rating|points|value|percent|mark)$/,
  ],
  grade: grades.grade ?? [],
  outOf,
  throughOn: through,
  schoolYear: year,
}

const ratings: Partial<Record<ColumnRole, Names>> = {
  course: [/^(scale|construct|measure|topic|domain|indicator|competency|survey|skill)(name|title)?$/],
  term,
  score: [/^(rating|score|value|response|result|answer|mean|average)(value|score)?$/],
  grade: student.grade ?? [],
  outOf,
  throughOn: through,
  schoolYear: year,
}

/** `[1]Student_Number`, `studentReference.studentUniqueId`, `Student > Local ID`: what stands before says whose it is. */
const owner =
  /^\s*(?:\[[^\]]*\]|(?:[a-z]+reference|students?|pupils?|attendance)\s*(?:[.>:]|(?<=reference)_))\s*/i

/** A heading without what schools and systems write differently: capitals, spaces, marks, the table it is from. */
export function plainHeading(written: string): string {
  return written
    .replace(owner, '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

const ofKind: Record<ImportKind, Partial<Record<ColumnRole, Names>>> = {
  attendance: { ...attendance, ...student },
  roster: { ...student, ...roster },
  totals: { ...student, ...totals },
  grades: { ...student, ...grades },
  participation: { ...student, ...participation },
  ratings: { ...student, ...ratings },
}
const rolesOf = (kind: ImportKind) => Object.entries(ofKind[kind]) as [ColumnRole, Names][]

/** How well a heading names each role: 1 is the most telling name, smaller is less; roles that do not fit are absent. */
export function rateHeading(written: string, kind: ImportKind): Map<ColumnRole, number> {
  const heading = plainHeading(written)
  const rates = new Map<ColumnRole, number>()
  if (heading === '') return rates
  for (const [role, names] of rolesOf(kind)) {
    const place = names.findIndex((name) => name.test(heading))
    if (place !== -1) rates.set(role, 1 - place * 0.2)
  }
  return rates
}
