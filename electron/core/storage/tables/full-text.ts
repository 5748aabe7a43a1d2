/** Search in everything that was written, over the index that triggers keep. Never writes to it; see migration 0003. */
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { hasUnspacedLetters, toNoteWords } from '#shared/domain/note-search.ts'
import type { SectionId } from '#shared/domain/sections/registry.ts'
import type { ReadDatabase, Value, WriteDatabase } from '../database.ts'

/** As migration 0003 numbers them. */
const sources = [
  'contact',
  'check_in',
  'goal_occurrence',
  'delivery',
  'decision',
  'review',
  'restricted_note',
  'plan_section',
] as const
const sections: readonly SectionId[] = [
  'voice',
  'strengths',
  'familyWords',
  'barriers',
  'team',
  'helpers',
  'supports',
  'goals',
  'promises',
  'placement',
  'schedule',
  'classroom',
  'rhythm',
  'communication',
  'milestones',
]

export type NoteHit = { studentId: StudentId } & (
  | { source: Exclude<(typeof sources)[number], 'plan_section'>; id: number }
  | { source: 'plan_section'; planId: PlanId; section: SectionId }
)

/** Where the index keeps whose words they are. */
export type NoteScope = {
  /** Null: every student who is not in the bin. */
  studentId: StudentId | null
  /** Whose restricted notes are looked through as well; null: nobody's. */
  slotId: string | null
}

const mostHits = 50

/**
 * Rows in which some word starts with each word of `search`, newest first, 50 at most. Case, diacritics and apostrophes
 * do not matter; scripts without spaces are found anywhere in a sentence. Words without a letter or digit are left out,
 * and nothing to look for finds nothing.
 */
export function searchNotes(database: ReadDatabase, search: string, scope: NoteScope): NoteHit[] {
  const words = toNoteWords(search)
  if (words.length === 0) return []
  const unspaced = words.filter(({ plain }) => hasUnspacedLetters(plain))
  const wanted = [
    ...(scope.studentId === null ? [] : [`scope : s${scope.studentId}`]),
    ...(unspaced.length === 0 ? [] : ['scope : unspaced']),
    ...words.filter((word) => !unspaced.includes(word)).map(({ forms }) => askForWord(forms)),
  ]
  const values: Value[] = [wanted.join(' AND '), scope.slotId ?? '', ...unspaced.map(({ plain }) => plain)]
  return database
    .all<{ source: number; id: number; studentId: StudentId }>(
      `SELECT rowid & 15 AS source, (rowid >> 4) & 4294967295 AS id, student_id AS studentId FROM full_text
       WHERE full_text MATCH ? AND slot_id IN ('', ?)
         AND EXISTS (SELECT 1 FROM student WHERE student.id = student_id AND state <> 'binned')
         ${unspaced.map(() => 'AND instr(lower(words), ?) > 0').join(' ')}
       ORDER BY rowid DESC LIMIT ${mostHits}`,
      ...values,
    )
    .flatMap(toHit)
}

/** In quotation marks nothing that a person types is an operator; what the tokenizer divides becomes a phrase. */
const askForWord = (forms: readonly string[]) =>
  `words : (${forms.map((form) => `"${form.replaceAll('"', ' ')}"*`).join(' OR ')})`

function toHit(row: { source: number; id: number; studentId: StudentId }): NoteHit[] {
  const { studentId, id } = row
  const source = sources[row.source]
  if (source === undefined) return []
  if (source !== 'plan_section') return [{ studentId, source, id }]
  const section = sections[id % 32]
  return section === undefined ? [] : [{ studentId, source, planId: Math.floor(id / 32) as PlanId, section }]
}

/**
 * Makes the index anew. Deleting takes every word out of it, but one that happened to open a page stays behind as the
 * page's name; after an erasure that would be too much.
 */
export function rebuildFullText(database: WriteDatabase): void {
  database.run("INSERT INTO full_text (full_text) VALUES ('rebuild')")
}
