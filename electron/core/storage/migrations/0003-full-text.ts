/**
 * Full-text search over everything that was written. Triggers keep it, so that no code can forget to; what is deleted
 * leaves no word behind.
 */

/**
 * What a person types for each letter that SQLite's own folding keeps: it takes marks off Latin letters only. As
 * `shared/domain/search.ts` folds them, and as they were on the day of this migration.
 */
const plainLetters: readonly (readonly [letters: string, plain: string])[] = [
  ['łŁ', 'l'],
  ['øØǿǾ', 'o'],
  ['đĐðÐɗƊ', 'd'],
  ['þÞ', 'th'],
  ['ı', 'i'],
  ['ßẞ', 'ss'],
  ['æÆǽǼǣǢ', 'ae'],
  ['œŒ', 'oe'],
  ['ħĦ', 'h'],
  ['ŧŦ', 't'],
  ['ŋŊ', 'n'],
  ['ĸƙƘ', 'k'],
  ['ɓƁ', 'b'],
  ['ƴƳ', 'y'],
  ['άΆ', 'α'],
  ['έΈ', 'ε'],
  ['ήΉ', 'η'],
  ['ίΊϊΪΐ', 'ι'],
  ['όΌ', 'ο'],
  ['ύΎϋΫΰ', 'υ'],
  ['ώΏ', 'ω'],
  ['ёЁѐЀ', 'е'],
  ['йЙѝЍ', 'и'],
  ['їЇ', 'і'],
  ['ўЎ', 'у'],
  ['ѓЃ', 'г'],
  ['ќЌ', 'к'],
  ['آأإ', 'ا'],
  ['ؤ', 'و'],
  ['ئ', 'ي'],
  ['ۀ', 'ە'],
  ['ۂ', 'ہ'],
  ['ۓ', 'ے'],
  // The points of Arabic, which are seldom typed.
  ['\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670', ''],
]

const replaced = (text: string, letters: string, plain: string) =>
  [...letters].reduce(
    (inner, letter) => `replace(${inner}, '${letter === "'" ? "''" : letter}', '${plain}')`,
    text,
  )
const folded = `CASE WHEN NEW.words GLOB '*[^' || char(1) || '-~]*'
  THEN ${plainLetters.reduce((inner, [letters, plain]) => replaced(inner, letters, plain), 'NEW.words')}
  ELSE NEW.words END`

/** Scripts that put no space between words: Thai to Khmer, Chinese, Japanese, Korean. */
const unspaced = `'*[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]*'`

/** Newest first is then the order of the row ids, so that a search stops as soon as it has enough. */
const rowOf = (day: string, id: string, code: number) =>
  `unixepoch(${day}) / 86400 * 68719476736 + ${id} * 16 + ${code}`

/** The sentences of a JSON form: no ids, days, times, or words that the program chose. */
const wordsIn = (content: string) => `(SELECT group_concat(value, char(10)) FROM json_tree(${content})
    WHERE type = 'text' AND value <> '' AND path NOT GLOB '*Ids'
      AND coalesce(key, '') NOT IN ('id', 'kind', 'category', 'whose', 'state', 'role', 'topic', 'party', 'lens',
        'channel', 'every', 'checkInEvery', 'reviewEvery')
      AND coalesce(key, '') NOT GLOB '*Id'
      AND value NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND value NOT GLOB '[0-9][0-9]:[0-9][0-9]')`

type Source = {
  table: string
  code: number
  /** Expressions over one row, `OLD` or `NEW`. */
  row: (it: string) => string
  student: (it: string) => string
  slot?: (it: string) => string
  words: (it: string) => string
  /** Columns of which a change is a change of what was written. */
  columns: string
}

const studentOfPlan = (it: string) => `(SELECT student_id FROM plan WHERE id = ${it}.plan_id)`
const ownStudent = (it: string) => `${it}.student_id`
const joined = (...columns: string[]) => {
  return (it: string) => columns.map((column) => `${it}.${column}`).join(' || char(10) || ')
}

const sections = [
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
const sectionNumber = (it: string) =>
  `CASE ${it}.section ${sections.map((section, number) => `WHEN '${section}' THEN ${number}`).join(' ')} ELSE 31 END`

const sources: readonly Source[] = [
  {
    table: 'contact',
    code: 0,
    row: (it) => rowOf(`${it}.happened_on`, `${it}.id`, 0),
    student: ownStudent,
    words: joined('with_whom', 'words', 'next_step'),
    columns: 'happened_on, with_whom, words, next_step',
  },
  {
    table: 'check_in',
    code: 1,
    row: (it) => rowOf(`${it}.happened_on`, `${it}.id`, 1),
    student: ownStudent,
    words: joined('words', 'next_step'),
    columns: 'happened_on, words, next_step',
  },
  {
    table: 'goal_occurrence',
    code: 2,
    row: (it) => rowOf(`${it}.on_day`, `${it}.id`, 2),
    student: studentOfPlan,
    words: joined('words'),
    columns: 'on_day, words',
  },
  {
    table: 'delivery',
    code: 3,
    row: (it) => rowOf(`${it}.on_day`, `${it}.id`, 3),
    student: studentOfPlan,
    words: joined('words'),
    columns: 'on_day, words',
  },
  {
    table: 'decision',
    code: 4,
    row: (it) => rowOf(`${it}.decided_on`, `${it}.id`, 4),
    student: ownStudent,
    words: joined('what', 'reason', 'who'),
    columns: 'decided_on, what, reason, who',
  },
  {
    table: 'review',
    code: 5,
    row: (it) => rowOf(`${it}.held_on`, `${it}.id`, 5),
    student: ownStudent,
    words: (it) => wordsIn(`${it}.content`),
    columns: 'held_on, content',
  },
  {
    table: 'restricted_note',
    code: 6,
    row: (it) => rowOf(`${it}.written_on`, `${it}.id`, 6),
    student: ownStudent,
    slot: (it) => `${it}.slot_id`,
    words: joined('words'),
    columns: 'written_on, slot_id, words',
  },
  {
    table: 'plan_section',
    code: 7,
    // A plan's words are as old as the plan: that day never changes.
    row: (it) =>
      rowOf(
        `(SELECT started_at FROM plan WHERE id = ${it}.plan_id)`,
        `(${it}.plan_id * 32 + ${sectionNumber(it)})`,
        7,
      ),
    student: studentOfPlan,
    words: (it) => wordsIn(`${it}.content`),
    columns: 'content',
  },
]

function keep(source: Source): string {
  const { table, row, student, slot = () => `''`, words, columns } = source
  const columnsOf = (it: string) => `${row(it)}, ${student(it)}, ${slot(it)}, ${words(it)}`
  const add = `INSERT INTO written (id, student_id, slot_id, words) VALUES (${columnsOf('NEW')});`
  const take = `DELETE FROM full_text WHERE rowid = ${row('OLD')};`
  return `
CREATE TRIGGER ${table}_words_added AFTER INSERT ON ${table} BEGIN ${add} END;
CREATE TRIGGER ${table}_words_changed AFTER UPDATE OF ${columns} ON ${table} BEGIN ${take} ${add} END;
CREATE TRIGGER ${table}_words_removed BEFORE DELETE ON ${table} BEGIN ${take} END;
INSERT INTO written (id, student_id, slot_id, words) SELECT ${columnsOf(table)} FROM ${table};
`
}

export const fullText = `
-- scope says whose it is, as a word, so that one student's words are found without reading the others'. A row id is
-- day * 2^36 + id * 16 + kind.
CREATE VIRTUAL TABLE full_text USING fts5(
  scope, words, student_id UNINDEXED, slot_id UNINDEXED,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'",
  prefix = '2 3', columnsize = 0
);
-- Erased words must be gone from the index too, not only marked as gone.
INSERT INTO full_text (full_text, rank) VALUES ('secure-delete', 1);

-- Where the triggers put what was written, so that it is folded in one place.
CREATE VIEW written AS SELECT rowid AS id, student_id, slot_id, words FROM full_text;
CREATE TRIGGER written_folded INSTEAD OF INSERT ON written
WHEN trim(coalesce(NEW.words, ''), ' ' || char(10)) <> ''
BEGIN
  INSERT INTO full_text (rowid, scope, words, student_id, slot_id)
  SELECT NEW.id,
    's' || NEW.student_id || CASE WHEN NEW.words GLOB ${unspaced} THEN ' unspaced' ELSE '' END,
    -- A name with an apostrophe is found with it, without it, and by its second part.
    CASE WHEN plain = folded THEN plain ELSE plain || char(10) || folded END,
    NEW.student_id, NEW.slot_id
  FROM (SELECT folded, ${replaced('folded', "'’ʼʻ‘`", '')} AS plain FROM (SELECT ${folded} AS folded));
END;
${sources.map(keep).join('')}
`
