-- version 1

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
) STRICT;

CREATE INDEX contact_student ON contact (student_id, happened_on);

CREATE TABLE coverage (
  import_id INTEGER PRIMARY KEY REFERENCES import (id),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  periods INTEGER NOT NULL
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

CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  student_id INTEGER NOT NULL REFERENCES student (id),
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

CREATE INDEX plan_student ON plan (student_id);

CREATE TABLE plan_section (
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  section TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  PRIMARY KEY (plan_id, section)
) WITHOUT ROWID, STRICT;

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
