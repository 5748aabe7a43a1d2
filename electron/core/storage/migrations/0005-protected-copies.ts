/** Copies that only a passphrase opens. The passphrase itself is never in the vault. */

export const protectedCopies = `
-- The paper inside a protected copy; null where the file is the paper itself. sha256 is always that of the file that
-- left, so that a file in hand can be compared with it.
ALTER TABLE disclosure ADD COLUMN paper_sha256 TEXT;
`
