-- version 6

CREATE TRIGGER agreement_stays_as_signed BEFORE UPDATE ON agreement
WHEN (OLD.state = 'signed' OR EXISTS (SELECT 1 FROM phone_agreement WHERE agreement_id = OLD.id)) AND (
  (OLD.state = 'signed' AND NEW.state <> 'signed')
  OR NEW.snapshot <> OLD.snapshot OR NEW.pdf <> OLD.pdf OR NEW.sha256 <> OLD.sha256
  OR NEW.number <> OLD.number OR NEW.pages <> OLD.pages OR NEW.made_at <> OLD.made_at
  OR NEW.plan_id <> OLD.plan_id OR NEW.student_id <> OLD.student_id
)
BEGIN
  SELECT RAISE(ABORT, 'agreement is signed');
END;

CREATE TRIGGER signature_stays_as_given BEFORE UPDATE OF signatures ON agreement
WHEN EXISTS (
  SELECT 1 FROM json_each(OLD.signatures) AS given
  WHERE NOT EXISTS (
    SELECT 1 FROM json_each(NEW.signatures) AS kept
    WHERE kept.value ->> '$.party' IS given.value ->> '$.party'
      AND kept.value ->> '$.name' IS given.value ->> '$.name'
      AND kept.value ->> '$.signedOn' IS given.value ->> '$.signedOn'
      AND coalesce(kept.value ->> '$.how', 'paper') = coalesce(given.value ->> '$.how', 'paper')
      AND coalesce(kept.value ->> '$.strokes', '[]') = coalesce(given.value ->> '$.strokes', '[]')
      AND coalesce(kept.value ->> '$.witness', '') = coalesce(given.value ->> '$.witness', '')
      AND kept.value ->> '$.interpreter.name' IS given.value ->> '$.interpreter.name'
      AND kept.value ->> '$.interpreter.language' IS given.value ->> '$.interpreter.language'
      AND coalesce(kept.value ->> '$.isRecordedLater', 0) = coalesce(given.value ->> '$.isRecordedLater', 0)
  )
)
BEGIN
  SELECT RAISE(ABORT, 'signature is given');
END;

CREATE TABLE agreement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  student_id INTEGER NOT NULL REFERENCES student (id),
  number INTEGER NOT NULL,
  snapshot TEXT NOT NULL CHECK (json_valid(snapshot)),
  pdf BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'signed')),
  signatures TEXT NOT NULL CHECK (json_valid(signatures))
) STRICT;

CREATE INDEX agreement_plan ON agreement (plan_id);

CREATE INDEX agreement_standing ON agreement (plan_id, id, state, made_at);

CREATE INDEX agreement_student ON agreement (student_id);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_id INTEGER NOT NULL REFERENCES agreement (id),
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE INDEX attachment_agreement ON attachment (agreement_id);

CREATE TABLE attendance_code (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  category TEXT NOT NULL
) STRICT;

CREATE TRIGGER school_strip_after_delete AFTER DELETE ON attendance_strip
BEGIN
  DELETE FROM school_strip WHERE school_year_id = OLD.school_year_id;
END;

CREATE TRIGGER school_strip_after_insert AFTER INSERT ON attendance_strip
BEGIN
  DELETE FROM school_strip WHERE school_year_id = NEW.school_year_id;
END;

CREATE TRIGGER school_strip_after_update AFTER UPDATE ON attendance_strip
BEGIN
  DELETE FROM school_strip WHERE school_year_id = NEW.school_year_id;
END;

CREATE TABLE attendance_strip (
  student_id INTEGER NOT NULL REFERENCES student (id),
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  first_day INTEGER NOT NULL,
  marks INTEGER NOT NULL,
  days BLOB NOT NULL,
  PRIMARY KEY (school_year_id, student_id)
) WITHOUT ROWID, STRICT;

CREATE TABLE attendance_total (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  student_id INTEGER NOT NULL REFERENCES student (id),
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  import_id INTEGER REFERENCES import (id),
  through_on TEXT,
  enrolled REAL NOT NULL CHECK (enrolled >= 0),
  absent REAL NOT NULL CHECK (absent >= 0),
  excused REAL,
  said_at TEXT NOT NULL,
  staff_name TEXT NOT NULL
) STRICT;

CREATE INDEX attendance_total_import ON attendance_total (import_id);

CREATE INDEX attendance_total_student ON attendance_total (student_id, school_year_id);

CREATE TABLE bank_support (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('school', 'community')),
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  contact TEXT NOT NULL,
  languages TEXT NOT NULL,
  cost TEXT NOT NULL,
  capacity INTEGER,
  weekdays TEXT NOT NULL CHECK (json_valid(weekdays)),
  times TEXT NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  is_retired INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE celebration (
  student_id INTEGER NOT NULL REFERENCES student (id),
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  words TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('offered', 'kept', 'told', 'let-go')),
  is_for_paper INTEGER NOT NULL,
  PRIMARY KEY (student_id, key)
) WITHOUT ROWID, STRICT;

CREATE TRIGGER check_in_words_added AFTER INSERT ON check_in BEGIN INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.happened_on) / 86400 * 68719476736 + NEW.id * 16 + 1, NEW.student_id, '', NEW.words || char(10) || NEW.next_step); END;

CREATE TRIGGER check_in_words_changed AFTER UPDATE OF happened_on, words, next_step ON check_in BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.happened_on) / 86400 * 68719476736 + OLD.id * 16 + 1; INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.happened_on) / 86400 * 68719476736 + NEW.id * 16 + 1, NEW.student_id, '', NEW.words || char(10) || NEW.next_step); END;

CREATE TRIGGER check_in_words_removed BEFORE DELETE ON check_in BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.happened_on) / 86400 * 68719476736 + OLD.id * 16 + 1; END;

CREATE TABLE check_in (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  student_id INTEGER NOT NULL REFERENCES student (id),
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  happened_on TEXT NOT NULL,
  was_met INTEGER NOT NULL,
  feeling INTEGER,
  belonging INTEGER,
  words TEXT NOT NULL,
  next_step TEXT NOT NULL,
  next_step_on TEXT,
  next_step_done_on TEXT,
  staff_name TEXT NOT NULL,
  logged_at TEXT NOT NULL
) STRICT;

CREATE INDEX check_in_next_step ON check_in (next_step_on) WHERE next_step_on IS NOT NULL AND next_step_done_on IS NULL;

CREATE INDEX check_in_plan ON check_in (plan_id, happened_on);

CREATE INDEX check_in_student ON check_in (student_id, happened_on);

CREATE TRIGGER consent_stays_as_given BEFORE UPDATE ON consent
WHEN OLD.withdrawn_on IS NOT NULL OR NEW.student_id <> OLD.student_id OR NEW.who <> OLD.who
  OR NEW.for_whom <> OLD.for_whom OR NEW.what <> OLD.what OR NEW.purpose <> OLD.purpose
  OR NEW.given_on <> OLD.given_on OR NEW.until_on IS NOT OLD.until_on OR NEW.staff_name <> OLD.staff_name
  OR NEW.recorded_at <> OLD.recorded_at
BEGIN
  SELECT RAISE(ABORT, 'consent is given');
END;

CREATE TABLE consent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  student_id INTEGER NOT NULL REFERENCES student (id),
  who TEXT NOT NULL,
  for_whom TEXT NOT NULL,
  what TEXT NOT NULL,
  purpose TEXT NOT NULL,
  given_on TEXT NOT NULL,
  until_on TEXT,
  withdrawn_on TEXT,
  staff_name TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE INDEX consent_student ON consent (student_id);

CREATE TRIGGER contact_words_added AFTER INSERT ON contact BEGIN INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.happened_on) / 86400 * 68719476736 + NEW.id * 16 + 0, NEW.student_id, '', NEW.with_whom || char(10) || NEW.words || char(10) || NEW.next_step); END;

CREATE TRIGGER contact_words_changed AFTER UPDATE OF happened_on, with_whom, words, next_step ON contact BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.happened_on) / 86400 * 68719476736 + OLD.id * 16 + 0; INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.happened_on) / 86400 * 68719476736 + NEW.id * 16 + 0, NEW.student_id, '', NEW.with_whom || char(10) || NEW.words || char(10) || NEW.next_step); END;

CREATE TRIGGER contact_words_removed BEFORE DELETE ON contact BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.happened_on) / 86400 * 68719476736 + OLD.id * 16 + 0; END;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  student_id INTEGER NOT NULL REFERENCES student (id),
  happened_on TEXT NOT NULL,
  with_whom TEXT NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL,
  was_reached INTEGER NOT NULL,
  words TEXT NOT NULL,
  logged_at TEXT NOT NULL
, tone TEXT, language TEXT NOT NULL DEFAULT '', had_interpreter INTEGER NOT NULL DEFAULT 0, next_step TEXT NOT NULL DEFAULT '', next_step_on TEXT, next_step_done_on TEXT, staff_name TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX contact_next_step ON contact (next_step_on) WHERE next_step_on IS NOT NULL AND next_step_done_on IS NULL;

CREATE INDEX contact_reached ON contact (student_id, was_reached, happened_on, with_whom);

CREATE INDEX contact_student ON contact (student_id, happened_on);

CREATE TABLE coverage (
  import_id INTEGER PRIMARY KEY REFERENCES import (id),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  periods INTEGER NOT NULL
) STRICT;

CREATE TRIGGER decision_stays_as_made BEFORE UPDATE ON decision
WHEN NEW.plan_id <> OLD.plan_id OR NEW.student_id <> OLD.student_id OR NEW.review_id IS NOT OLD.review_id
  OR NEW.decided_on <> OLD.decided_on OR NEW.about <> OLD.about OR NEW.item_id IS NOT OLD.item_id
  OR NEW.stage_choice IS NOT OLD.stage_choice OR NEW.until_on IS NOT OLD.until_on OR NEW.what <> OLD.what
  OR NEW.reason <> OLD.reason OR NEW.who <> OLD.who OR NEW.by_on IS NOT OLD.by_on
  OR NEW.evidence <> OLD.evidence OR NEW.staff_name <> OLD.staff_name
BEGIN
  SELECT RAISE(ABORT, 'decision is made');
END;

CREATE TRIGGER decision_words_added AFTER INSERT ON decision BEGIN INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.decided_on) / 86400 * 68719476736 + NEW.id * 16 + 4, NEW.student_id, '', NEW.what || char(10) || NEW.reason || char(10) || NEW.who); END;

CREATE TRIGGER decision_words_changed AFTER UPDATE OF decided_on, what, reason, who ON decision BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.decided_on) / 86400 * 68719476736 + OLD.id * 16 + 4; INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.decided_on) / 86400 * 68719476736 + NEW.id * 16 + 4, NEW.student_id, '', NEW.what || char(10) || NEW.reason || char(10) || NEW.who); END;

CREATE TRIGGER decision_words_removed BEFORE DELETE ON decision BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.decided_on) / 86400 * 68719476736 + OLD.id * 16 + 4; END;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  student_id INTEGER NOT NULL REFERENCES student (id),
  review_id INTEGER REFERENCES review (id),
  decided_on TEXT NOT NULL,
  about TEXT NOT NULL,
  item_id TEXT,
  stage_choice TEXT,
  until_on TEXT,
  what TEXT NOT NULL,
  reason TEXT NOT NULL,
  who TEXT NOT NULL,
  by_on TEXT,
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  staff_name TEXT NOT NULL,
  done_on TEXT,
  shared_on TEXT
) STRICT;

CREATE INDEX decision_plan ON decision (plan_id);

CREATE INDEX decision_review ON decision (review_id);

CREATE INDEX decision_student ON decision (student_id);

CREATE TRIGGER delivery_words_added AFTER INSERT ON delivery BEGIN INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.on_day) / 86400 * 68719476736 + NEW.id * 16 + 3, (SELECT student_id FROM plan WHERE id = NEW.plan_id), '', NEW.words); END;

CREATE TRIGGER delivery_words_changed AFTER UPDATE OF on_day, words ON delivery BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.on_day) / 86400 * 68719476736 + OLD.id * 16 + 3; INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.on_day) / 86400 * 68719476736 + NEW.id * 16 + 3, (SELECT student_id FROM plan WHERE id = NEW.plan_id), '', NEW.words); END;

CREATE TRIGGER delivery_words_removed BEFORE DELETE ON delivery BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.on_day) / 86400 * 68719476736 + OLD.id * 16 + 3; END;

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  support_id TEXT NOT NULL,
  on_day TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('given', 'not-given', 'away')),
  words TEXT NOT NULL,
  staff_name TEXT NOT NULL,
  logged_at TEXT NOT NULL,
  UNIQUE (plan_id, support_id, on_day)
) STRICT;

CREATE TABLE disclosure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  student_id INTEGER,
  student_name TEXT NOT NULL,
  happened_at TEXT NOT NULL,
  recipient TEXT NOT NULL,
  purpose TEXT NOT NULL,
  basis TEXT NOT NULL,
  what TEXT NOT NULL,
  how TEXT NOT NULL,
  staff_name TEXT NOT NULL,
  sha256 TEXT NOT NULL
, paper_sha256 TEXT, recipient_kind TEXT, basis_words TEXT NOT NULL DEFAULT '', consent_id INTEGER REFERENCES consent (id) ON DELETE SET NULL) STRICT;

CREATE INDEX disclosure_consent ON disclosure (consent_id) WHERE consent_id IS NOT NULL;

CREATE INDEX disclosure_student ON disclosure (student_id);

CREATE VIRTUAL TABLE full_text USING fts5(
  scope, words, student_id UNINDEXED, slot_id UNINDEXED,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'",
  prefix = '2 3', columnsize = 0
);

CREATE TABLE 'full_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'full_text_content'(id INTEGER PRIMARY KEY, c0, c1, c2, c3);

CREATE TABLE 'full_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'full_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TRIGGER goal_occurrence_words_added AFTER INSERT ON goal_occurrence BEGIN INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.on_day) / 86400 * 68719476736 + NEW.id * 16 + 2, (SELECT student_id FROM plan WHERE id = NEW.plan_id), '', NEW.words); END;

CREATE TRIGGER goal_occurrence_words_changed AFTER UPDATE OF on_day, words ON goal_occurrence BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.on_day) / 86400 * 68719476736 + OLD.id * 16 + 2; INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.on_day) / 86400 * 68719476736 + NEW.id * 16 + 2, (SELECT student_id FROM plan WHERE id = NEW.plan_id), '', NEW.words); END;

CREATE TRIGGER goal_occurrence_words_removed BEFORE DELETE ON goal_occurrence BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.on_day) / 86400 * 68719476736 + OLD.id * 16 + 2; END;

CREATE TABLE goal_occurrence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  goal_id TEXT NOT NULL,
  on_day TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'missed', 'excused')),
  words TEXT NOT NULL,
  check_in_id INTEGER REFERENCES check_in (id) ON DELETE SET NULL,
  staff_name TEXT NOT NULL,
  logged_at TEXT NOT NULL,
  UNIQUE (plan_id, goal_id, on_day)
) STRICT;

CREATE INDEX goal_occurrence_check_in ON goal_occurrence (check_in_id);

CREATE INDEX goal_occurrence_day ON goal_occurrence (plan_id, on_day, goal_id, state);

CREATE TABLE import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  staff_name TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  added INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0,
  students_created INTEGER NOT NULL DEFAULT 0,
  problem_count INTEGER NOT NULL DEFAULT 0,
  problems TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(problems)),
  undone_at TEXT
, kind TEXT NOT NULL DEFAULT 'attendance'
  CHECK (kind IN ('attendance', 'roster', 'totals', 'grades', 'participation', 'ratings'))) STRICT;

CREATE TABLE import_memory (
  kind TEXT NOT NULL,
  header TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  PRIMARY KEY (kind, header)
) WITHOUT ROWID, STRICT;

CREATE TABLE import_prior (
  import_id INTEGER NOT NULL REFERENCES import (id),
  kind TEXT NOT NULL CHECK (kind IN ('code', 'memory', 'closures')),
  key TEXT NOT NULL,
  before TEXT,
  after TEXT NOT NULL,
  PRIMARY KEY (kind, key, import_id)
) WITHOUT ROWID, STRICT;

CREATE TABLE key_header (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  header TEXT NOT NULL CHECK (json_valid(header))
) STRICT;

CREATE TABLE mark (
  student_id INTEGER NOT NULL REFERENCES student (id),
  on_day INTEGER NOT NULL,
  period INTEGER NOT NULL,
  code_id INTEGER NOT NULL REFERENCES attendance_code (id),
  import_id INTEGER NOT NULL REFERENCES import (id), minutes_away INTEGER,
  PRIMARY KEY (student_id, on_day, period)
) WITHOUT ROWID, STRICT;

CREATE TABLE mark_confirmed (
  import_id INTEGER NOT NULL REFERENCES import (id),
  student_id INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  from_period INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  to_period INTEGER NOT NULL,
  PRIMARY KEY (student_id, import_id, from_day, from_period)
) WITHOUT ROWID, STRICT;

CREATE TABLE mark_replaced (
  import_id INTEGER NOT NULL REFERENCES import (id),
  student_id INTEGER NOT NULL,
  on_day INTEGER NOT NULL,
  period INTEGER NOT NULL,
  code_id INTEGER NOT NULL,
  prior_import_id INTEGER NOT NULL, minutes_away INTEGER,
  PRIMARY KEY (student_id, on_day, period, import_id)
) WITHOUT ROWID, STRICT;

CREATE TABLE moved_line (
  key TEXT PRIMARY KEY,
  until_on TEXT NOT NULL
) WITHOUT ROWID, STRICT;

CREATE TRIGGER phone_agreement_stays_as_given BEFORE UPDATE ON phone_agreement
BEGIN
  SELECT RAISE(ABORT, 'agreement by phone is given');
END;

CREATE TABLE phone_agreement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agreement_id INTEGER NOT NULL REFERENCES agreement (id),
  party TEXT NOT NULL CHECK (party IN ('student', 'family')),
  name TEXT NOT NULL,
  agreed_on TEXT NOT NULL,
  called_by TEXT NOT NULL,
  read_aloud TEXT NOT NULL,
  witness TEXT NOT NULL,
  interpreter TEXT NOT NULL,
  interpreter_language TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE INDEX phone_agreement_agreement ON phone_agreement (agreement_id);

CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  student_id INTEGER NOT NULL REFERENCES student (id),
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

CREATE INDEX plan_student ON plan (student_id);

CREATE TABLE plan_move (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  on_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  what_helped TEXT NOT NULL,
  staff_name TEXT NOT NULL
) STRICT;

CREATE INDEX plan_move_plan ON plan_move (plan_id);

CREATE TRIGGER plan_section_words_added AFTER INSERT ON plan_section BEGIN INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch((SELECT started_at FROM plan WHERE id = NEW.plan_id)) / 86400 * 68719476736 + (NEW.plan_id * 32 + CASE NEW.section WHEN 'voice' THEN 0 WHEN 'strengths' THEN 1 WHEN 'familyWords' THEN 2 WHEN 'barriers' THEN 3 WHEN 'team' THEN 4 WHEN 'helpers' THEN 5 WHEN 'supports' THEN 6 WHEN 'goals' THEN 7 WHEN 'promises' THEN 8 WHEN 'placement' THEN 9 WHEN 'schedule' THEN 10 WHEN 'classroom' THEN 11 WHEN 'rhythm' THEN 12 WHEN 'communication' THEN 13 WHEN 'milestones' THEN 14 ELSE 31 END) * 16 + 7, (SELECT student_id FROM plan WHERE id = NEW.plan_id), '', (SELECT group_concat(value, char(10)) FROM json_tree(NEW.content)
    WHERE type = 'text' AND value <> '' AND path NOT GLOB '*Ids'
      AND coalesce(key, '') NOT IN ('id', 'kind', 'category', 'whose', 'state', 'role', 'topic', 'party', 'lens',
        'channel', 'every', 'checkInEvery', 'reviewEvery')
      AND coalesce(key, '') NOT GLOB '*Id'
      AND value NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND value NOT GLOB '[0-9][0-9]:[0-9][0-9]')); END;

CREATE TRIGGER plan_section_words_changed AFTER UPDATE OF content ON plan_section BEGIN DELETE FROM full_text WHERE rowid = unixepoch((SELECT started_at FROM plan WHERE id = OLD.plan_id)) / 86400 * 68719476736 + (OLD.plan_id * 32 + CASE OLD.section WHEN 'voice' THEN 0 WHEN 'strengths' THEN 1 WHEN 'familyWords' THEN 2 WHEN 'barriers' THEN 3 WHEN 'team' THEN 4 WHEN 'helpers' THEN 5 WHEN 'supports' THEN 6 WHEN 'goals' THEN 7 WHEN 'promises' THEN 8 WHEN 'placement' THEN 9 WHEN 'schedule' THEN 10 WHEN 'classroom' THEN 11 WHEN 'rhythm' THEN 12 WHEN 'communication' THEN 13 WHEN 'milestones' THEN 14 ELSE 31 END) * 16 + 7; INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch((SELECT started_at FROM plan WHERE id = NEW.plan_id)) / 86400 * 68719476736 + (NEW.plan_id * 32 + CASE NEW.section WHEN 'voice' THEN 0 WHEN 'strengths' THEN 1 WHEN 'familyWords' THEN 2 WHEN 'barriers' THEN 3 WHEN 'team' THEN 4 WHEN 'helpers' THEN 5 WHEN 'supports' THEN 6 WHEN 'goals' THEN 7 WHEN 'promises' THEN 8 WHEN 'placement' THEN 9 WHEN 'schedule' THEN 10 WHEN 'classroom' THEN 11 WHEN 'rhythm' THEN 12 WHEN 'communication' THEN 13 WHEN 'milestones' THEN 14 ELSE 31 END) * 16 + 7, (SELECT student_id FROM plan WHERE id = NEW.plan_id), '', (SELECT group_concat(value, char(10)) FROM json_tree(NEW.content)
    WHERE type = 'text' AND value <> '' AND path NOT GLOB '*Ids'
      AND coalesce(key, '') NOT IN ('id', 'kind', 'category', 'whose', 'state', 'role', 'topic', 'party', 'lens',
        'channel', 'every', 'checkInEvery', 'reviewEvery')
      AND coalesce(key, '') NOT GLOB '*Id'
      AND value NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND value NOT GLOB '[0-9][0-9]:[0-9][0-9]')); END;

CREATE TRIGGER plan_section_words_removed BEFORE DELETE ON plan_section BEGIN DELETE FROM full_text WHERE rowid = unixepoch((SELECT started_at FROM plan WHERE id = OLD.plan_id)) / 86400 * 68719476736 + (OLD.plan_id * 32 + CASE OLD.section WHEN 'voice' THEN 0 WHEN 'strengths' THEN 1 WHEN 'familyWords' THEN 2 WHEN 'barriers' THEN 3 WHEN 'team' THEN 4 WHEN 'helpers' THEN 5 WHEN 'supports' THEN 6 WHEN 'goals' THEN 7 WHEN 'promises' THEN 8 WHEN 'placement' THEN 9 WHEN 'schedule' THEN 10 WHEN 'classroom' THEN 11 WHEN 'rhythm' THEN 12 WHEN 'communication' THEN 13 WHEN 'milestones' THEN 14 ELSE 31 END) * 16 + 7; END;

CREATE TABLE plan_section (
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  section TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (plan_id, section)
) WITHOUT ROWID, STRICT;

CREATE TABLE plan_section_day (
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  section TEXT NOT NULL,
  on_day TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (plan_id, section, on_day)
) WITHOUT ROWID, STRICT;

CREATE TRIGGER restricted_note_words_added AFTER INSERT ON restricted_note BEGIN INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.written_on) / 86400 * 68719476736 + NEW.id * 16 + 6, NEW.student_id, NEW.slot_id, NEW.words); END;

CREATE TRIGGER restricted_note_words_changed AFTER UPDATE OF written_on, slot_id, words ON restricted_note BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.written_on) / 86400 * 68719476736 + OLD.id * 16 + 6; INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.written_on) / 86400 * 68719476736 + NEW.id * 16 + 6, NEW.student_id, NEW.slot_id, NEW.words); END;

CREATE TRIGGER restricted_note_words_removed BEFORE DELETE ON restricted_note BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.written_on) / 86400 * 68719476736 + OLD.id * 16 + 6; END;

CREATE TABLE restricted_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  student_id INTEGER NOT NULL REFERENCES student (id),
  slot_id TEXT NOT NULL,
  staff_name TEXT NOT NULL,
  written_on TEXT NOT NULL,
  words TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

CREATE INDEX restricted_note_student ON restricted_note (student_id);

CREATE TRIGGER review_stays_as_closed BEFORE UPDATE ON review
WHEN OLD.state = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'review is closed');
END;

CREATE TRIGGER review_words_added AFTER INSERT ON review BEGIN INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.held_on) / 86400 * 68719476736 + NEW.id * 16 + 5, NEW.student_id, '', (SELECT group_concat(value, char(10)) FROM json_tree(NEW.content)
    WHERE type = 'text' AND value <> '' AND path NOT GLOB '*Ids'
      AND coalesce(key, '') NOT IN ('id', 'kind', 'category', 'whose', 'state', 'role', 'topic', 'party', 'lens',
        'channel', 'every', 'checkInEvery', 'reviewEvery')
      AND coalesce(key, '') NOT GLOB '*Id'
      AND value NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND value NOT GLOB '[0-9][0-9]:[0-9][0-9]')); END;

CREATE TRIGGER review_words_changed AFTER UPDATE OF held_on, content ON review BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.held_on) / 86400 * 68719476736 + OLD.id * 16 + 5; INSERT INTO written (id, student_id, slot_id, words) VALUES (unixepoch(NEW.held_on) / 86400 * 68719476736 + NEW.id * 16 + 5, NEW.student_id, '', (SELECT group_concat(value, char(10)) FROM json_tree(NEW.content)
    WHERE type = 'text' AND value <> '' AND path NOT GLOB '*Ids'
      AND coalesce(key, '') NOT IN ('id', 'kind', 'category', 'whose', 'state', 'role', 'topic', 'party', 'lens',
        'channel', 'every', 'checkInEvery', 'reviewEvery')
      AND coalesce(key, '') NOT GLOB '*Id'
      AND value NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND value NOT GLOB '[0-9][0-9]:[0-9][0-9]')); END;

CREATE TRIGGER review_words_removed BEFORE DELETE ON review BEGIN DELETE FROM full_text WHERE rowid = unixepoch(OLD.held_on) / 86400 * 68719476736 + OLD.id * 16 + 5; END;

CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  student_id INTEGER NOT NULL REFERENCES student (id),
  held_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  content TEXT NOT NULL CHECK (json_valid(content)),
  evidence TEXT CHECK (evidence IS NULL OR json_valid(evidence)),
  next_on TEXT,
  staff_name TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE INDEX review_plan ON review (plan_id, held_on);

CREATE INDEX review_student ON review (student_id);

CREATE TABLE school_strip (
  school_year_id INTEGER PRIMARY KEY REFERENCES school_year (id) ON DELETE CASCADE,
  days BLOB NOT NULL
) STRICT;

CREATE TABLE school_year (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  weekdays TEXT NOT NULL CHECK (json_valid(weekdays)),
  terms TEXT NOT NULL CHECK (json_valid(terms)),
  closures TEXT NOT NULL CHECK (json_valid(closures)),
  import_id INTEGER REFERENCES import (id),
  CHECK (starts_on <= ends_on)
) STRICT;

CREATE TABLE score (
  student_id INTEGER NOT NULL REFERENCES student (id),
  kind TEXT NOT NULL CHECK (kind IN ('grade', 'participation', 'rating')),
  series TEXT NOT NULL,
  on_day INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import (id),
  term TEXT NOT NULL,
  written TEXT NOT NULL,
  value REAL,
  out_of REAL,
  PRIMARY KEY (student_id, kind, series, on_day, term, import_id)
) WITHOUT ROWID, STRICT;

CREATE INDEX score_import ON score (import_id);

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) WITHOUT ROWID, STRICT;

CREATE TABLE student (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  school_number TEXT NOT NULL,
  given_name TEXT NOT NULL,
  family_name TEXT NOT NULL,
  preferred_name TEXT NOT NULL,
  pronouns TEXT NOT NULL,
  born_on TEXT,
  grade TEXT NOT NULL,
  homeroom TEXT NOT NULL,
  home_languages TEXT NOT NULL,
  enrolments TEXT NOT NULL CHECK (json_valid(enrolments)),
  family TEXT NOT NULL CHECK (json_valid(family)),
  state TEXT NOT NULL CHECK (state IN ('active', 'archived', 'binned')),
  revision INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  import_id INTEGER REFERENCES import (id)
) STRICT;

CREATE UNIQUE INDEX student_school_number ON student (school_number) WHERE school_number <> '';

CREATE TABLE student_of_disclosure (
  disclosure_id INTEGER NOT NULL REFERENCES disclosure (id) ON DELETE CASCADE,
  student_id INTEGER NOT NULL,
  PRIMARY KEY (disclosure_id, student_id)
) WITHOUT ROWID, STRICT;

CREATE INDEX student_of_disclosure_student ON student_of_disclosure (student_id);

CREATE TABLE student_replaced (
  import_id INTEGER NOT NULL REFERENCES import (id),
  student_id INTEGER NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  PRIMARY KEY (student_id, import_id)
) WITHOUT ROWID, STRICT;

CREATE TABLE tombstone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  erased_at TEXT NOT NULL,
  staff_name TEXT NOT NULL,
  what TEXT NOT NULL
) STRICT;

CREATE TABLE word_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tone TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE VIEW written AS SELECT rowid AS id, student_id, slot_id, words FROM full_text;

CREATE TRIGGER written_folded INSTEAD OF INSERT ON written
WHEN trim(coalesce(NEW.words, ''), ' ' || char(10)) <> ''
BEGIN
  INSERT INTO full_text (rowid, scope, words, student_id, slot_id)
  SELECT NEW.id,
    's' || NEW.student_id || CASE WHEN NEW.words GLOB '*[ก-໿က-႟ក-៿ぁ-ヿ㐀-鿿가-힣]*' THEN ' unspaced' ELSE '' END,
    -- A name with an apostrophe is found with it, without it, and by its second part.
    CASE WHEN plain = folded THEN plain ELSE plain || char(10) || folded END,
    NEW.student_id, NEW.slot_id
  FROM (SELECT folded, replace(replace(replace(replace(replace(replace(folded, '''', ''), '’', ''), 'ʼ', ''), 'ʻ', ''), '‘', ''), '`', '') AS plain FROM (SELECT CASE WHEN NEW.words GLOB '*[^' || char(1) || '-~]*'
  THEN replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(NEW.words, 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'ǿ', 'o'), 'Ǿ', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ɗ', 'd'), 'Ɗ', 'd'), 'þ', 'th'), 'Þ', 'th'), 'ı', 'i'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'ǽ', 'ae'), 'Ǽ', 'ae'), 'ǣ', 'ae'), 'Ǣ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ħ', 'h'), 'Ħ', 'h'), 'ŧ', 't'), 'Ŧ', 't'), 'ŋ', 'n'), 'Ŋ', 'n'), 'ĸ', 'k'), 'ƙ', 'k'), 'Ƙ', 'k'), 'ɓ', 'b'), 'Ɓ', 'b'), 'ƴ', 'y'), 'Ƴ', 'y'), 'ά', 'α'), 'Ά', 'α'), 'έ', 'ε'), 'Έ', 'ε'), 'ή', 'η'), 'Ή', 'η'), 'ί', 'ι'), 'Ί', 'ι'), 'ϊ', 'ι'), 'Ϊ', 'ι'), 'ΐ', 'ι'), 'ό', 'ο'), 'Ό', 'ο'), 'ύ', 'υ'), 'Ύ', 'υ'), 'ϋ', 'υ'), 'Ϋ', 'υ'), 'ΰ', 'υ'), 'ώ', 'ω'), 'Ώ', 'ω'), 'ё', 'е'), 'Ё', 'е'), 'ѐ', 'е'), 'Ѐ', 'е'), 'й', 'и'), 'Й', 'и'), 'ѝ', 'и'), 'Ѝ', 'и'), 'ї', 'і'), 'Ї', 'і'), 'ў', 'у'), 'Ў', 'у'), 'ѓ', 'г'), 'Ѓ', 'г'), 'ќ', 'к'), 'Ќ', 'к'), 'آ', 'ا'), 'أ', 'ا'), 'إ', 'ا'), 'ؤ', 'و'), 'ئ', 'ي'), 'ۀ', 'ە'), 'ۂ', 'ہ'), 'ۓ', 'ے'), 'ً', ''), 'ٌ', ''), 'ٍ', ''), 'َ', ''), 'ُ', ''), 'ِ', ''), 'ّ', ''), 'ْ', ''), 'ٓ', ''), 'ٔ', ''), 'ٕ', ''), 'ٰ', '')
  ELSE NEW.words END AS folded));
END;
