/** The first schema: school, students, attendance, imports, plans, agreements, contacts, disclosures. */

export const first = `
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) WITHOUT ROWID, STRICT;

-- A copy of the key header, so that the file alone can be opened with a passphrase.
CREATE TABLE key_header (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  header TEXT NOT NULL CHECK (json_valid(header))
) STRICT;

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

-- How a file with these columns was read the last time.
CREATE TABLE import_memory (
  kind TEXT NOT NULL,
  header TEXT NOT NULL,
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  PRIMARY KEY (kind, header)
) WITHOUT ROWID, STRICT;

-- What stood before an import in what imports share, and what the import made of it: a code's category, the reading
-- in import_memory, the closures of a school year.
CREATE TABLE import_prior (
  import_id INTEGER NOT NULL REFERENCES import (id),
  kind TEXT NOT NULL CHECK (kind IN ('code', 'memory', 'closures')),
  key TEXT NOT NULL,
  before TEXT,
  after TEXT NOT NULL,
  PRIMARY KEY (kind, key, import_id)
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

CREATE TABLE attendance_code (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  category TEXT NOT NULL
) STRICT;

-- One mark: on_day counts days since 1970-01-01; period 0 is the whole day, 1 and up are sessions or periods.
CREATE TABLE mark (
  student_id INTEGER NOT NULL REFERENCES student (id),
  on_day INTEGER NOT NULL,
  period INTEGER NOT NULL,
  code_id INTEGER NOT NULL REFERENCES attendance_code (id),
  import_id INTEGER NOT NULL REFERENCES import (id),
  PRIMARY KEY (student_id, on_day, period)
) WITHOUT ROWID, STRICT;

-- What an import overwrote, so that it can be taken back.
CREATE TABLE mark_replaced (
  import_id INTEGER NOT NULL REFERENCES import (id),
  student_id INTEGER NOT NULL,
  on_day INTEGER NOT NULL,
  period INTEGER NOT NULL,
  code_id INTEGER NOT NULL,
  prior_import_id INTEGER NOT NULL,
  PRIMARY KEY (student_id, on_day, period, import_id)
) WITHOUT ROWID, STRICT;

-- What an import found as it was: every mark of the student from the first to the last of these was in its file too.
-- Taking back the import that brought such a mark therefore leaves it. Kept as stretches, because schools export
-- the whole year again each week.
CREATE TABLE mark_confirmed (
  import_id INTEGER NOT NULL REFERENCES import (id),
  student_id INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  from_period INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  to_period INTEGER NOT NULL,
  PRIMARY KEY (student_id, import_id, from_day, from_period)
) WITHOUT ROWID, STRICT;

-- The fields of a student that a roster changed, revision included: {"grade": {"from": "6", "to": "7"}}.
CREATE TABLE student_replaced (
  import_id INTEGER NOT NULL REFERENCES import (id),
  student_id INTEGER NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  PRIMARY KEY (student_id, import_id)
) WITHOUT ROWID, STRICT;

-- Days through which an absences-only file speaks: a school day within, without a mark, was attended.
-- periods is how many different periods the file names, 0 when it lists whole days: so many lessons a day has, and
-- those without a mark were attended too.
CREATE TABLE coverage (
  import_id INTEGER PRIMARY KEY REFERENCES import (id),
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  periods INTEGER NOT NULL
) STRICT;

-- Derived from mark and attendance_code: two bytes a day (morning or whole day, afternoon), first byte of the
-- blob is the day first_day. Kept because the caseload reads every student's year at once, which is also why the
-- year comes first in the key.
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

CREATE TRIGGER agreement_stays_as_signed BEFORE UPDATE ON agreement
WHEN OLD.state = 'signed' AND (
  NEW.state <> 'signed' OR NEW.snapshot <> OLD.snapshot OR NEW.pdf <> OLD.pdf OR NEW.sha256 <> OLD.sha256
  OR NEW.number <> OLD.number OR NEW.pages <> OLD.pages OR NEW.made_at <> OLD.made_at
  OR NEW.plan_id <> OLD.plan_id OR NEW.student_id <> OLD.student_id
)
BEGIN
  SELECT RAISE(ABORT, 'agreement is signed');
END;

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

-- No reference to student: the record of a disclosure outlives the student's other records.
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

CREATE TABLE tombstone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  erased_at TEXT NOT NULL,
  staff_name TEXT NOT NULL,
  what TEXT NOT NULL
) STRICT;
`
