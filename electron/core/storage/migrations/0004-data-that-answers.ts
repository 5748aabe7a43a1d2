/** Files of more kinds, minutes, the totals of the school's own system, scores, and who was in what was given away. */

export const dataThatAnswers = `
-- A column takes its own CHECK with it, so more kinds need no new table.
ALTER TABLE import ADD COLUMN about TEXT NOT NULL DEFAULT 'attendance'
  CHECK (about IN ('attendance', 'roster', 'totals', 'grades', 'participation', 'ratings'));
UPDATE import SET about = kind;
ALTER TABLE import DROP COLUMN kind;
ALTER TABLE import RENAME COLUMN about TO kind;

ALTER TABLE mark ADD COLUMN minutes_away INTEGER;
ALTER TABLE mark_replaced ADD COLUMN minutes_away INTEGER;

-- Days enrolled and absent as the school's own system counts them. Every import keeps its own rows, and the newest
-- import counts; taking one back therefore needs no memory of what stood before. What is typed has no import.
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
CREATE INDEX attendance_total_student ON attendance_total (student_id, school_year_id);
CREATE INDEX attendance_total_import ON attendance_total (import_id);

-- Grades, participation and social-emotional ratings. series is the course or the scale; value is a number where the
-- written text is one, or stands for one. As above, the newest import counts.
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

-- Whom a paper or table about several students was about. The disclosure outlives its students' records; who is
-- erased is no longer named here.
CREATE TABLE student_of_disclosure (
  disclosure_id INTEGER NOT NULL REFERENCES disclosure (id) ON DELETE CASCADE,
  student_id INTEGER NOT NULL,
  PRIMARY KEY (disclosure_id, student_id)
) WITHOUT ROWID, STRICT;
CREATE INDEX student_of_disclosure_student ON student_of_disclosure (student_id);
`
