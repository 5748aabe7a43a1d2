/** The fixed words of the student's own page, the return timetable, the page for teachers and the disclosure record. */
import type { IsoDate } from '../domain/day.ts'
import { sayDate } from '../domain/plain-words.ts'

const page = (number: number, of: number) => (of === 1 ? '' : `Page ${number} of ${of}`)

export const planPaperWords = {
  language: 'en',
  page,
  madeOn: (day: IsoDate) => `Made on ${sayDate(day)}`,
  studentPage: {
    fileTitle: 'My own page',
    title: 'My own page',
    about: (called: string, day: IsoDate) => `${called}, ${sayDate(day)}`,
    voice: 'What I said',
    good: 'What I am good at and like',
    goals: 'What I will do',
    tick: 'Tick a box each time it worked. Not every box needs a tick.',
    boxes: (count: number) => `${count} boxes to tick`,
    ready: 'I tick it when it is done',
    week: 'This week',
    weekHelp: 'What went well? What was hard? What should we change?',
    person: (name: string, contact: string) =>
      `You can always come to ${name}${contact === '' ? '.' : `: ${contact}`}`,
    empty: 'This page is still empty. Write on it what you want us to know.',
  },
  timetable: {
    fileTitle: 'Return timetable',
    title: (called: string) => `${called}’s way back`,
    none: 'There is no timetable yet. We make it together.',
    hand: 'We look at it together and change it when it does not fit.',
  },
  teacherPage: {
    fileTitle: 'What helps in class',
    title: (called: string) => `What helps ${called} in class`,
    opening: (called: string) =>
      `${called} is coming back to lessons. This is what helps. Please keep this page to yourself, and talk with ${called} about it, not about ${called} with others.`,
    good: 'Good at, and curious about',
    strategies: 'What we do in class',
    noStrategies: 'Nothing has been chosen yet. Write here what works in your lessons.',
    ask: (name: string, contact: string) =>
      `Questions, or good news? Tell ${name}${contact === '' ? '.' : `: ${contact}`}`,
    notes: 'What worked this week',
  },
  disclosureRecord: {
    fileTitle: 'Record of disclosures',
    title: 'Who got what',
    about: (name: string, day: IsoDate) =>
      `Every paper about ${name} that left our records, through ${sayDate(day)}`,
    opening:
      'A parent, or a student who is old enough, may ask to see this record at any time, and may ask us to mend what is wrong.',
    none: 'No paper has left our records.',
    head: ['When', 'What', 'Who got it', 'What for, and on what ground', 'Given by'],
    how: { printed: 'printed', saved: 'saved as a file' },
    fingerprint: (start: string) => `File ${start}…`,
  },
} as const
