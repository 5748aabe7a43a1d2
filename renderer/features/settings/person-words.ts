/** What is said before a person is removed from the vault. Removes nobody. */

/** Of the notes that only this person sees; empty when there are none. */
export function sayNotesLeftBehind(name: string, notes: number): string {
  if (notes === 0) return ''
  return notes === 1
    ? `${name} keeps 1 note about a student that only they see. Once they are removed, nobody can read it or take it out again: it stays in the vault until its student is erased.`
    : `${name} keeps ${notes} notes about students that only they see. Once they are removed, nobody can read them or take them out again: they stay in the vault until their students are erased.`
}

export const sayEraseNotes = (notes: number): string =>
  notes === 1 ? 'Erase that note now' : `Erase those ${notes} notes now`
