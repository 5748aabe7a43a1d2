/** A plan that is lived: bank, deliveries, goals verified, check-ins, reviews, decisions, celebrations, notes, search. */

export const keptForMonths = `
ALTER TABLE contact ADD COLUMN tone TEXT;
ALTER TABLE contact ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN had_interpreter INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN next_step TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN next_step_on TEXT;
ALTER TABLE contact ADD COLUMN next_step_done_on TEXT;
ALTER TABLE contact ADD COLUMN staff_name TEXT NOT NULL DEFAULT '';
CREATE INDEX contact_next_step ON contact (next_step_on) WHERE next_step_on IS NOT NULL AND next_step_done_on IS NULL;
CREATE INDEX contact_reached ON contact (student_id, was_reached, happened_on, with_whom);

-- On which days of a school year the school has any mark, as one strip of the whole school: derived from all the
-- strips of the year. Whatever touches one of them takes it away, so that it never says what is no longer so.
CREATE TABLE school_strip (
  school_year_id INTEGER PRIMARY KEY REFERENCES school_year (id) ON DELETE CASCADE,
  days BLOB NOT NULL
) STRICT;
CREATE TRIGGER school_strip_after_insert AFTER INSERT ON attendance_strip
BEGIN
  DELETE FROM school_strip WHERE school_year_id = NEW.school_year_id;
END;
CREATE TRIGGER school_strip_after_update AFTER UPDATE ON attendance_strip
BEGIN
  DELETE FROM school_strip WHERE school_year_id = NEW.school_year_id;
END;
CREATE TRIGGER school_strip_after_delete AFTER DELETE ON attendance_strip
BEGIN
  DELETE FROM school_strip WHERE school_year_id = OLD.school_year_id;
END;

-- A section as it stood at the end of a day on which it was changed.
CREATE TABLE plan_section_day (
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  section TEXT NOT NULL,
  on_day TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (plan_id, section, on_day)
) WITHOUT ROWID, STRICT;
-- Plans that were written before have one day to be compared with: that of their last save, by
-- this laptop's calendar.
INSERT INTO plan_section_day (plan_id, section, on_day, content)
SELECT plan_id, section, date(saved_at, 'localtime'), content FROM plan_section JOIN plan ON plan.id = plan_id;

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
CREATE INDEX check_in_student ON check_in (student_id, happened_on);
CREATE INDEX check_in_plan ON check_in (plan_id, happened_on);
CREATE INDEX check_in_next_step ON check_in (next_step_on) WHERE next_step_on IS NOT NULL AND next_step_done_on IS NULL;

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
CREATE INDEX goal_occurrence_day ON goal_occurrence (plan_id, on_day, goal_id, state);
CREATE INDEX goal_occurrence_check_in ON goal_occurrence (check_in_id);

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

CREATE TRIGGER review_stays_as_closed BEFORE UPDATE ON review
WHEN OLD.state = 'closed'
BEGIN
  SELECT RAISE(ABORT, 'review is closed');
END;

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
CREATE INDEX decision_student ON decision (student_id);
CREATE INDEX decision_review ON decision (review_id);

-- What was decided, why, and on which evidence is never written again; only that it was done and shared.
CREATE TRIGGER decision_stays_as_made BEFORE UPDATE ON decision
WHEN NEW.plan_id <> OLD.plan_id OR NEW.student_id <> OLD.student_id OR NEW.review_id IS NOT OLD.review_id
  OR NEW.decided_on <> OLD.decided_on OR NEW.about <> OLD.about OR NEW.item_id IS NOT OLD.item_id
  OR NEW.stage_choice IS NOT OLD.stage_choice OR NEW.until_on IS NOT OLD.until_on OR NEW.what <> OLD.what
  OR NEW.reason <> OLD.reason OR NEW.who <> OLD.who OR NEW.by_on IS NOT OLD.by_on
  OR NEW.evidence <> OLD.evidence OR NEW.staff_name <> OLD.staff_name
BEGIN
  SELECT RAISE(ABORT, 'decision is made');
END;

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

-- Lines of Today that somebody moved to a later day.
CREATE TABLE moved_line (
  key TEXT PRIMARY KEY,
  until_on TEXT NOT NULL
) WITHOUT ROWID, STRICT;

-- Today asks for the newest agreement of every plan; the row itself lies behind its PDF.
CREATE INDEX agreement_standing ON agreement (plan_id, id, state, made_at);

CREATE TABLE word_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  tone TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

-- slot_id is the key of the person who wrote it, who alone is shown it.
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

-- A signature that was given stays, down to every stroke; more may join it. Those from before drawings are on paper.
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
  )
)
BEGIN
  SELECT RAISE(ABORT, 'signature is given');
END;
`
