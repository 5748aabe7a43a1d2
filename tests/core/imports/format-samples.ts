/** A small file of each format, as its system writes it, about students who do not exist. */

const days = ['2026-02-02', '2026-02-03', '2026-02-04', '2026-02-05', '2026-02-06']
const people = [
  { number: '70011', given: 'Marisol', family: 'Vexley', grade: '7', room: '7B' },
  { number: '70012', given: 'Tobin', family: 'Ashgrove', grade: '8', room: '8A' },
  { number: '70013', given: 'Ines', family: 'Quillon', grade: '7', room: '7B' },
] as const
/** The second student was away on Tuesday, the third late on Thursday. */
const codes = [
  ['P', 'P', 'P', 'P', 'P'],
  ['P', 'A', 'P', 'P', 'P'],
  ['P', 'P', 'P', 'T', 'P'],
] as const

type Person = (typeof people)[number]
const american = (day: string) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`
const british = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
const words: Record<string, string> = { P: 'Present', A: 'Absent Unexcused', T: 'Tardy' }

const lines = (header: string, rows: readonly string[]) => `${[header, ...rows].join('\r\n')}\r\n`
const eachMark = (row: (person: Person, day: string, code: string, at: number) => string) =>
  days.flatMap((day, place) =>
    people.map((person, who) => row(person, day, codes[who]?.[place] ?? 'P', place * people.length + who)),
  )
const eachPerson = (row: (person: Person, own: readonly string[], at: number) => string) =>
  people.map((person, who) => row(person, codes[who] ?? [], who))

export const samples: Readonly<Record<string, string>> = {
  'long marks': lines(
    'Student ID,Name,Date,Code',
    eachMark((one, day, code) => `${one.number},"${one.family}, ${one.given}",${american(day)},${code}`),
  ),
  'absences only': lines('Student ID,Absence date,Reason', [
    '70012,2026-02-03,Illness',
    '70013,2026-02-05,Unexcused',
  ]),
  'a column a day': lines(
    `Student ID,Name,${days.map(american).join(',')}`,
    eachPerson((one, own) => `${one.number},${one.given} ${one.family},${own.join(',')}`),
  ),
  'two columns a day': lines(
    `Student ID,Name,${days.flatMap((day) => [`${american(day)} AM`, `${american(day)} PM`]).join(',')}`,
    eachPerson(
      (one, own) =>
        `${one.number},${one.given} ${one.family},${own.flatMap((code) => [code, code]).join(',')}`,
    ),
  ),
  'a column a day, absences only': lines(
    `Student ID,${days.join(',')}`,
    eachPerson((one, own) => `${one.number},${own.map((code) => (code === 'P' ? '' : 'A')).join(',')}`),
  ),
  'Clever attendance': lines(
    'School_id,Student_id,Section_id,Attendance_date,Attendance_type,Excuse_type',
    eachMark((one, day, code) => `S1,${one.number},,${day},${words[code]},`),
  ),
  'Clever students': lines(
    'School_id,Student_id,Student_number,State_id,Last_name,Middle_name,First_name,Grade,Gender,DOB,Race,Hispanic_Latino,Home_language,Ell_status,Frl_status,IEP_status,Student_email,Contact_relationship,Contact_type,Contact_name,Contact_phone,Contact_email,Username,Password',
    eachPerson(
      (one) =>
        `S1,${one.number},N${one.number},,${one.family},,${one.given},${one.grade},,05/21/2012,,,Spanish,N,,N,,Mother,family,Rosa ${one.family},555-0100,rosa@example.org,u${one.number},hunter${one.number}`,
    ),
  ),
  'PowerSchool attendance': lines(
    'Student_Number,LastFirst,Grade_Level,Att_Date,Att_Code,Att_Mode_Code,Period,Presence_Status_CD,Total_Minutes',
    eachMark(
      (one, day, code) =>
        `${one.number},"${one.family}, ${one.given}",${one.grade},${american(day)},${code},ATT_ModeDaily,,${code === 'A' ? 'Absent' : 'Present'},0`,
    ),
  ),
  'PowerSchool students': lines(
    '[Students]Student_Number,[Students]LastFirst,[Students]Grade_Level,[Students]DOB,[Students]EntryDate,[Students]ExitDate,[Students]Home_Room,[Students]Enroll_Status',
    eachPerson(
      (one) =>
        `${one.number},"${one.family}, ${one.given}",${one.grade},05/21/2012,08/25/2025,06/12/2026,${one.room},0`,
    ),
  ),
  'Aspen attendance': lines(
    'Student > Name,Student > LASID,YOG,Homeroom,Date,Absent?,Tardy?,Dismissed?,Excused?',
    eachMark(
      (one, day, code) =>
        `"${one.family}, ${one.given}",${one.number},2030,${one.room},${american(day)},${code === 'A' ? 'Y' : 'N'},${code === 'T' ? 'Y' : 'N'},N,N`,
    ),
  ),
  'Aspen students': lines(
    'LASID,SASID,Name,YOG,Grade,Homeroom,DOB',
    eachPerson(
      (one) =>
        `${one.number},10${one.number},"${one.family}, ${one.given}",2030,${one.grade},${one.room},5/21/2012`,
    ),
  ),
  'Contoso attendance': lines(
    'id,student_id,school_year,school_id,attendance_date,all_day,Period,section_id,AttendanceCode,PresenceFlag,attendance_status,attendance_type,attendance_sequence',
    eachMark(
      (one, day, code, at) =>
        `${at + 1},${one.number},2026,sch1,${day},Yes,,,${code},${code === 'A' ? 0 : 1},${words[code]},ClassSectionAttendance,`,
    ),
  ),
  'Ed-Fi attendance': lines(
    'studentReference.studentUniqueId,schoolReference.schoolId,sessionReference.schoolYear,eventDate,attendanceEventCategoryDescriptor,attendanceEventReason',
    eachMark(
      (one, day, code) =>
        `${one.number},255901001,2026,${day},uri://ed-fi.org/AttendanceEventCategoryDescriptor#${{ P: 'In Attendance', A: 'Unexcused Absence', T: 'Tardy' }[code]},`,
    ),
  ),
  'SIMS, morning and afternoon': lines(
    'UPN,Surname,Forename,Reg Group,Date,AM,PM',
    eachMark(
      (one, day, code) =>
        `A${one.number},${one.family},${one.given},${one.room},${british(day)},${{ P: '/', A: 'N', T: 'L' }[code]},${code === 'A' ? 'N' : '\\'}`,
    ),
  ),
  'SIMS, a week in a text': lines(
    'Adno,Name,Week Beginning,Marks',
    eachPerson(
      (one, own) =>
        `${one.number},${one.given} ${one.family},02/02/2026,${own.map((code) => ({ P: '/\\', A: 'NN', T: 'L\\' })[code] ?? '').join('')}`,
    ),
  ),
  'SIMS, a column a session': lines(
    'Adno,Name,Week Commencing,Mon AM,Mon PM,Tue AM,Tue PM,Wed AM,Wed PM,Thu AM,Thu PM,Fri AM,Fri PM',
    eachPerson(
      (one, own) =>
        `${one.number},${one.given} ${one.family},02/02/2026,${own.flatMap((code) => (code === 'A' ? ['N', 'N'] : [code === 'T' ? 'L' : '/', '\\'])).join(',')}`,
    ),
  ),
  'a list of students': lines(
    'Student ID,Last Name,First Name,Date of Birth,Grade,Homeroom',
    eachPerson((one) => `${one.number},${one.family},${one.given},2012-05-21,${one.grade},${one.room}`),
  ),
  totals: lines(
    'Student ID,Name,School year,Days enrolled,Days absent,As of',
    eachPerson(
      (one, own) =>
        `${one.number},${one.given} ${one.family},2025-26,120,${own.filter((code) => code === 'A').length},2026-02-06`,
    ),
  ),
  grades: lines(
    'Student ID,Name,Course,Term,Grade,Percent',
    eachPerson(
      (one, _own, at) =>
        `${one.number},${one.given} ${one.family},Math 8,Q1,${['A', 'B+', 'C'][at]},${[95, 88, 74][at]}`,
    ),
  ),
  'Contoso grades': lines(
    'id,student_id,section_id,school_year,term_id,numeric_grade_earned,alpha_grade_earned,is_final_grade,credits_attempted,credits_earned,grad_credit_type',
    eachPerson((one, _own, at) => `m${at},${one.number},sec${at},2025,term1,${90 - at},A,No,5,5,`),
  ),
  participation: lines(
    'Student ID,Date,Class,Participation level',
    eachPerson((one, _own, at) => `${one.number},2026-02-0${at + 2},Science,${3 + (at % 2)}`),
  ),
  'ratings, a row each': lines(
    'student_id,scale,date,rating',
    eachPerson((one, _own, at) => `${one.number},Belonging,2026-02-02,${3 + (at % 3)}`),
  ),
  'ratings, a column a scale': lines(
    'student_id,date,Belonging,Self-management,Growth mindset',
    eachPerson((one, _own, at) => `${one.number},2026-02-02,${3 + (at % 3)},4,2`),
  ),
}
