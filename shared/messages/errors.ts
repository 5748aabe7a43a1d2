/** Expected errors and their sentences: what happened, what is safe, what next. Details never hold names or notes. */
export type ErrorDetails = Record<string, string | number>
export type ErrorSentence = { happened: string; safe: string; next: string }
type Sentence = (details: ErrorDetails) => ErrorSentence

const untouched = 'Nothing in your vault was changed.'
const asLeft = 'Your records are as you left them.'

export const errorSentences = {
  'app.unexpected': () => ({
    happened: 'Something went wrong inside Open Door.',
    safe: 'What was saved is safe.',
    next: 'Try once more. If it happens again, lock and unlock the vault.',
  }),
  'app.refused': () => ({
    happened: 'Open Door did not accept that request.',
    safe: untouched,
    next: 'Check what you typed and try again.',
  }),
  'before-after.not-found': () => ({
    happened: 'That change, or what it was to be compared with, is not there any more.',
    safe: asLeft,
    next: 'Choose another one from the list.',
  }),
  'app.cancelled': () => ({
    happened: 'You stopped it.',
    safe: untouched,
    next: 'You can start it again at any time.',
  }),
  'vault.locked': () => ({ happened: 'The vault is locked.', safe: asLeft, next: 'Unlock it to go on.' }),
  'vault.wrong-passphrase': (d) => ({
    happened: 'That passphrase does not open this vault.',
    safe: asLeft,
    next:
      Number(d['waitSeconds'] ?? 0) > 0
        ? `You can try again in ${d['waitSeconds']} seconds. Nothing is erased, however often you try.`
        : d['way'] === 'out-of-meeting'
          ? 'Try again. To end here and now, lock instead.'
          : 'Try again, or use your recovery key.',
  }),
  'vault.wait': (d) => ({
    happened: 'That was a little too soon.',
    safe: asLeft,
    next: `You can try again in ${d['waitSeconds']} seconds.`,
  }),
  'vault.wrong-recovery-key': () => ({
    happened: 'That recovery key does not open this vault.',
    safe: asLeft,
    next: 'Compare it with your recovery sheet, letter by letter.',
  }),
  'vault.mistyped-recovery-key': () => ({
    happened: 'One or more letters of the recovery key are mistyped.',
    safe: asLeft,
    next: 'Compare it with your recovery sheet. The letters I, L, O and U are never used.',
  }),
  'vault.weak-passphrase': (d) => ({
    happened:
      d['problem'] === 'common'
        ? 'That passphrase is easy to guess.'
        : d['problem'] === 'too-long'
          ? 'That passphrase is longer than 256 characters.'
          : 'That passphrase is shorter than 15 characters.',
    safe: asLeft,
    next: 'Four or five words that do not belong together work well.',
  }),
  'vault.exists': () => ({
    happened: 'There is already a vault in that folder.',
    safe: 'It was not touched.',
    next: 'Open it, or choose another folder.',
  }),
  'vault.not-there': () => ({
    happened: 'The vault’s folder cannot be found.',
    safe: 'Nothing was changed.',
    next: 'If it is on a USB stick or another drive, connect it. Or choose the folder.',
  }),
  'vault.from-future': () => ({
    happened: 'A newer version of Open Door made this vault.',
    safe: 'It was not touched.',
    next: 'Install the newer version on this laptop to open it.',
  }),
  'vault.damaged': () => ({
    happened: 'The vault’s file is damaged and cannot be read as it is.',
    safe: 'It was not changed, and your backups are still there.',
    next: 'Choose the newest backup below. The damaged file is set aside, not deleted.',
  }),
  'vault.in-use': () => ({
    happened: 'This vault is already open in another window or on another computer.',
    safe: untouched,
    next: 'Close it there first.',
  }),
  'vault.last-staff': () => ({
    happened: 'This is the only person who can open the vault.',
    safe: untouched,
    next: 'Add someone else first.',
  }),
  'vault.backup-unreadable': () => ({
    happened: 'That backup cannot be opened with this passphrase, or it is damaged.',
    safe: 'The present vault was not changed.',
    next: 'Try the passphrase that you used when it was made, or choose another backup.',
  }),
  'disk.full': () => ({
    happened: 'There is no room left on this drive.',
    safe: 'Everything saved before is safe.',
    next: 'Free some space, then try again.',
  }),
  'disk.no-permission': () => ({
    happened: 'Open Door may not write in that folder.',
    safe: untouched,
    next: 'Choose a folder of your own, such as Documents.',
  }),
  'disk.unreachable': () => ({
    happened: 'The drive with the vault cannot be reached.',
    safe: 'Everything saved before is safe.',
    next: 'Connect the drive again. If it stays away, lock and unlock the vault.',
  }),
  'disk.file-held': () => ({
    happened: 'Another program, often a virus scanner, is holding a file of the vault.',
    safe: 'Everything saved before is safe.',
    next: 'Wait a moment, then try again.',
  }),
  'file.vanished': (d) => ({
    happened: `The file${d['file'] === undefined ? '' : ` ${d['file']}`} went away while it was read.`,
    safe: untouched,
    next: 'Choose it again.',
  }),
  'file.unreadable': (d) => ({
    happened: `Open Door may not read ${d['file']}, or another program holds it.`,
    safe: untouched,
    next: 'Close it in the other program, or copy it to a folder of your own, then choose it again.',
  }),
  'file.changed': (d) => ({
    happened: `${d['file']} was changed by another program while it was read.`,
    safe: untouched,
    next: 'Close it in the other program, then choose it again.',
  }),
  'file.empty': (d) => ({
    happened: `${d['file']} is empty.`,
    safe: untouched,
    next: 'Export it again from the school’s system, then choose it here.',
  }),
  'file.too-large': (d) => ({
    happened: `${d['file']} is larger than ${d['limit']}.`,
    safe: untouched,
    next: 'Export a shorter stretch of time, then choose that file.',
  }),
  'file.not-text': (d) => ({
    happened: `${d['file']} is not a text file with rows and columns.`,
    safe: untouched,
    next: 'Save it as CSV first, then choose that file.',
  }),
  'file.damaged': (d) => ({
    happened: `${d['file']} is damaged and cannot be opened.`,
    safe: untouched,
    next: 'Export it again from the school’s system, or copy it once more, then choose it here.',
  }),
  'file.locked': (d) => ({
    happened: `${d['file']} is kept by a password.`,
    safe: untouched,
    next: 'Open it in the program that made it, save it without the password, then choose that file.',
  }),
  'file.old-workbook': (d) => ({
    happened: `${d['file']} is a spreadsheet in the old form that ends in .xls.`,
    safe: untouched,
    next: 'Open it in your spreadsheet program and save it as .xlsx or CSV, then choose that file.',
  }),
  'file.no-sheet': (d) => ({
    happened: `${d['file']} has no sheet with rows in it.`,
    safe: untouched,
    next: 'Look at it in your spreadsheet program, then choose another sheet or another file.',
  }),
  'file.wrong-kind': (d) => ({
    happened: `${d['file']} is not a PDF, JPEG or PNG.`,
    safe: untouched,
    next: 'Scan or photograph the paper in one of these kinds.',
  }),
  'import.no-columns': (d) => ({
    happened: `In ${d['file']} there is no column for ${d['missing']}.`,
    safe: untouched,
    next: 'Choose what each column holds, or choose another file.',
  }),
  'import.unknown-bundle': (d) => ({
    happened: `${d['file']} holds no files that Open Door knows: a OneRoster export has one called users.csv.`,
    safe: untouched,
    next: 'Unpack it, then choose the file with the students or the marks by itself.',
  }),
  'import.users-without-roles': (d) => ({
    happened: `${d['file']} lists students, teachers and families together, and does not say who is who.`,
    safe: untouched,
    next: 'Choose the zip or the folder of the whole OneRoster export instead.',
  }),
  'import.no-table': (d) => ({
    happened: `${d['file']} holds text, and no table with a row for each student or mark.`,
    safe: untouched,
    next: 'Export a table from the school’s system as CSV or Excel, then choose that file.',
  }),
  'import.no-rows': (d) => ({
    happened: `${d['file']} has headings and no rows below them.`,
    safe: untouched,
    next: 'Export it again for days or students that it should hold, then choose it here.',
  }),
  'import.title-above': (d) => ({
    happened: `The headings of ${d['file']} stand in row ${d['row']}, below a title.`,
    safe: untouched,
    next: 'Take out the rows above the headings in your spreadsheet program, save it, then choose it again.',
  }),
  'import.nothing-usable': (d) => ({
    happened: `No row of ${d['file']} could be used.`,
    safe: untouched,
    next: 'Look at the reasons below, change how the file is read, and try again.',
  }),
  'import.too-many-columns': (d) => ({
    happened: `${d['file']} has more than ${d['limit']} columns.`,
    safe: untouched,
    next: 'Export only students, dates and attendance codes, then choose that file.',
  }),
  'import.not-found': () => ({
    happened: 'That import is no longer in the vault.',
    safe: untouched,
    next: 'Go back to the list.',
  }),
  'import.undone': () => ({
    happened: 'That import was taken back already.',
    safe: untouched,
    next: 'You can bring the file in again.',
  }),
  'school.year-overlaps': (d) => ({
    happened: `Those days belong to ${d['year']} already.`,
    safe: untouched,
    next: 'Change the first or last day.',
  }),
  'school.year-backwards': () => ({
    happened: 'A year, term or closure ends before it starts.',
    safe: untouched,
    next: 'Change one of the two days.',
  }),
  'school.year-too-long': () => ({
    happened: 'A school year cannot be longer than a year and a half.',
    safe: untouched,
    next: 'Check the first and last day.',
  }),
  'totals.more-than-enrolled': () => ({
    happened: 'More days absent than days enrolled cannot be.',
    safe: 'The numbers that were there before are still there.',
    next: 'Look at the two numbers again.',
  }),
  'school.year-not-found': () => ({
    happened: 'That school year is no longer in the calendar.',
    safe: 'Nothing else was changed.',
    next: 'Go back to the calendar.',
  }),
  'student.not-found': () => ({
    happened: 'That student is no longer in the vault.',
    safe: 'Nothing else was changed.',
    next: 'Go back to the list.',
  }),
  'student.number-taken': () => ({
    happened: 'Another student has that number already.',
    safe: untouched,
    next: 'Check the number. The other student may be archived or in the bin.',
  }),
  'student.changed-elsewhere': () => ({
    happened: 'This student was changed in another place meanwhile.',
    safe: 'That change was kept.',
    next: 'Look at it, then make yours again.',
  }),
  'student.not-binned': () => ({
    happened: 'Only a student in the bin can be erased.',
    safe: untouched,
    next: 'Move the student to the bin first.',
  }),
  'plan.not-found': () => ({
    happened: 'That plan is no longer there.',
    safe: 'Nothing else was changed.',
    next: 'Go back to the student.',
  }),
  'plan.changed-elsewhere': () => ({
    happened: 'This plan was changed in another place meanwhile.',
    safe: 'That change was kept.',
    next: 'Look at it, then make yours again.',
  }),
  'plan.ended': () => ({
    happened: 'This plan has ended and is kept as it was.',
    safe: untouched,
    next: 'Renew it to go on: what lasts is carried over.',
  }),
  'plan.not-that-way': () => ({
    happened: 'A plan cannot go from here to there in one step.',
    safe: untouched,
    next: 'Look at where it stands now and choose one of the steps that are offered.',
  }),
  'bank.not-found': () => ({
    happened: 'That support is no longer in the bank.',
    safe: 'Nothing else was changed.',
    next: 'Go back to the list of supports.',
  }),
  'bank.changed-elsewhere': () => ({
    happened: 'This support was changed in another place meanwhile.',
    safe: 'That change was kept.',
    next: 'Look at it, then make yours again.',
  }),
  'bank.in-use': () => ({
    happened: 'Plans use this support.',
    safe: untouched,
    next: 'Say that it is no longer offered: it stays with the plans that have it.',
  }),
  'goal.too-early': () => ({
    happened: 'That day is still to come.',
    safe: untouched,
    next: 'It can be looked at when it is over.',
  }),
  'contact.not-found': () => ({
    happened: 'That contact is no longer there.',
    safe: 'Nothing else was changed.',
    next: 'Go back to the student.',
  }),
  'check-in.not-found': () => ({
    happened: 'That check-in is no longer there.',
    safe: 'Nothing else was changed.',
    next: 'Go back to the student.',
  }),
  'review.not-found': () => ({
    happened: 'That review session is no longer there.',
    safe: 'Nothing else was changed.',
    next: 'Go back to the student.',
  }),
  'review.changed-elsewhere': () => ({
    happened: 'This review session was changed in another place meanwhile.',
    safe: 'That change was kept.',
    next: 'Look at it, then make yours again.',
  }),
  'review.closed': () => ({
    happened: 'This review session is over and kept as it was.',
    safe: untouched,
    next: 'Start the next one to go on.',
  }),
  'review.has-decisions': () => ({
    happened: 'Something was decided in this review session, so it is kept.',
    safe: untouched,
    next: 'Go on with it, or end it.',
  }),
  'decision.not-found': () => ({
    happened: 'That decision is no longer there.',
    safe: 'Nothing else was changed.',
    next: 'Go back to the plan.',
  }),
  'decision.no-such-stage': () => ({
    happened: 'The way back has no stage that this decision could be about.',
    safe: untouched,
    next: 'Look at the stages of the plan, then decide again.',
  }),
  'decision.without-reason': () => ({
    happened: 'A decision about the way back is kept with its reason, and none was written.',
    safe: untouched,
    next: 'Say why, in words that the family may read.',
  }),
  'decision.too-far-ahead': () => ({
    happened: 'The day through which the stage would go on is more than twelve weeks away.',
    safe: untouched,
    next: 'Check the day, above all its year, then decide again.',
  }),
  'note.not-found': () => ({
    happened: 'That note is no longer there.',
    safe: 'Nothing else was changed.',
    next: 'Go back to the student.',
  }),
  'note.not-yours': () => ({
    happened: 'Only the person who wrote a note reads and changes it.',
    safe: untouched,
    next: 'Ask them, or write a note of your own.',
  }),
  'meeting.one-student-only': () => ({
    happened: 'A meeting is going on, and only its student is shown.',
    safe: untouched,
    next: 'Leave the meeting with your passphrase first.',
  }),
  'agreement.not-found': () => ({
    happened: 'That agreement is no longer there.',
    safe: 'Nothing else was changed.',
    next: 'Go back to the plan.',
  }),
  'agreement.locked': () => ({
    happened: 'This agreement is signed and cannot be changed.',
    safe: 'It is kept as it was signed.',
    next: 'Change the plan, then make a new agreement.',
  }),
  'agreement.signed-too-early': () => ({
    happened: 'The day of a signature is still to come.',
    safe: 'No signature was recorded yet.',
    next: 'Enter the day on which the paper was signed, today at the latest.',
  }),
  'attachment.not-found': () => ({
    happened: 'That scan is no longer there.',
    safe: 'The agreement itself is kept.',
    next: 'Attach the signed paper again if you need it.',
  }),
  'paper.gone': () => ({
    happened: 'That preview is out of date.',
    safe: asLeft,
    next: 'Open the paper again.',
  }),
  'paper.needs-disclosure': () => ({
    happened: 'A paper about a student needs a recipient and a purpose.',
    safe: 'Nothing was printed or saved.',
    next: 'Say who gets it and what for.',
  }),
  'paper.no-plan': () => ({
    happened: 'There is no plan yet to make it from.',
    safe: asLeft,
    next: 'Begin a plan together, then make the paper.',
  }),
  'paper.not-saved': () => ({
    happened: 'The paper could not be saved there.',
    safe: 'Nothing was written, and nothing was recorded.',
    next: 'Choose another folder. If it is on another drive, connect that first.',
  }),
  'paper.missing-glyph': (d) => ({
    happened: `The paper’s fonts have no shape for “${d['characters']}”.`,
    safe: asLeft,
    next: 'Write these characters in another way, then open the paper again.',
  }),
  'paper-words.places': (d) => ({
    happened:
      d['places'] === ''
        ? 'The program fills nothing in here, so that no words can stand in braces.'
        : `The program fills in ${d['places']}, and some of it is missing or written otherwise.`,
    safe: asLeft,
    next: 'Write every part in braces as it stands in the usual words; move it as the language wants.',
  }),
} as const satisfies Record<string, Sentence>

export type ErrorCode = keyof typeof errorSentences

/** The sentence for a code; an unknown code gets the calm general one. */
export function describeError(code: string, details: ErrorDetails = {}): ErrorSentence {
  const sentence = (errorSentences as Record<string, Sentence>)[code] ?? errorSentences['app.unexpected']
  return sentence(details)
}

/** An error that can be expected. Everything else is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
