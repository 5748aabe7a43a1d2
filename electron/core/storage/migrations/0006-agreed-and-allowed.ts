/** How a family agreed, and who allowed a paper to leave. What was said once stays as it was said. */

export const agreedAndAllowed = `
-- Agreed by phone is never a signature, so it is not among them.
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

CREATE TRIGGER phone_agreement_stays_as_given BEFORE UPDATE ON phone_agreement
BEGIN
  SELECT RAISE(ABORT, 'agreement by phone is given');
END;

-- What was read aloud on the phone is what was agreed, so it is locked as a signed one is.
DROP TRIGGER agreement_stays_as_signed;
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

-- Who saw it, who translated, and that it was recorded later belong to a signature as its name does.
DROP TRIGGER signature_stays_as_given;
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

-- who: the person who consents; for_whom: who may get what is named in what.
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

CREATE TRIGGER consent_stays_as_given BEFORE UPDATE ON consent
WHEN OLD.withdrawn_on IS NOT NULL OR NEW.student_id <> OLD.student_id OR NEW.who <> OLD.who
  OR NEW.for_whom <> OLD.for_whom OR NEW.what <> OLD.what OR NEW.purpose <> OLD.purpose
  OR NEW.given_on <> OLD.given_on OR NEW.until_on IS NOT OLD.until_on OR NEW.staff_name <> OLD.staff_name
  OR NEW.recorded_at <> OLD.recorded_at
BEGIN
  SELECT RAISE(ABORT, 'consent is given');
END;

-- Null and empty in records from before these were asked for.
ALTER TABLE disclosure ADD COLUMN recipient_kind TEXT;
ALTER TABLE disclosure ADD COLUMN basis_words TEXT NOT NULL DEFAULT '';
-- A record outlives the student's own rows, and so the consent that it names.
ALTER TABLE disclosure ADD COLUMN consent_id INTEGER REFERENCES consent (id) ON DELETE SET NULL;
CREATE INDEX disclosure_consent ON disclosure (consent_id) WHERE consent_id IS NOT NULL;
`
