-- version 2

CREATE TRIGGER agreement_stays_as_signed BEFORE UPDATE ON agreement
WHEN OLD.state = 'signed' AND (
  NEW.state <> 'signed' OR NEW.snapshot <> OLD.snapshot OR NEW.pdf <> OLD.pdf OR NEW.sha256 <> OLD.sha256
  OR NEW.number <> OLD.number OR NEW.pages <> OLD.pages OR NEW.made_at <> OLD.made_at
  OR NEW.plan_id <> OLD.plan_id OR NEW.student_id <> OLD.student_id
)
BEGIN
  SELECT RAISE(ABORT, 'agreement is signed');
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

CREATE TABLE attendance_strip (
  student_id INTEGER NOT NULL REFERENCES student (id),
  school_year_id INTEGER NOT NULL REFERENCES school_year (id),
  first_day INTEGER NOT NULL,
  marks INTEGER NOT NULL,
  days BLOB NOT NULL,
  PRIMARY KEY (school_year_id, student_id)
) WITHOUT ROWID, STRICT;

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

CREATE INDEX contact_reached ON contact (student_id, was_reached, happened_on);

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
) STRICT;

CREATE INDEX disclosure_student ON disclosure (student_id);

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

CREATE TABLE import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('attendance', 'roster')),
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
) STRICT;

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
  import_id INTEGER NOT NULL REFERENCES import (id),
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
  prior_import_id INTEGER NOT NULL,
  PRIMARY KEY (student_id, on_day, period, import_id)
) WITHOUT ROWID, STRICT;

CREATE TABLE moved_line (
  key TEXT PRIMARY KEY,
  until_on TEXT NOT NULL
) WITHOUT ROWID, STRICT;

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
