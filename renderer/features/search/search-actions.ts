/** What can be done from the search box beside finding a student. */
export type SearchAction = { id: string; words: string; alsoFound: string; to: string | null }

const searchActions: readonly SearchAction[] = [
  {
    id: 'import',
    words: 'Bring in a file',
    alsoFound: 'import csv excel attendance marks roster list students grades totals ratings oneroster',
    to: '/import',
  },
  { id: 'today', words: 'Today', alsoFound: 'due home start', to: '/today' },
  { id: 'caseload', words: 'Who needs us', alsoFound: 'caseload absence', to: '/caseload' },
  { id: 'reviews', words: 'Reviews', alsoFound: 'session meeting recap decisions', to: '/reviews' },
  { id: 'supports', words: 'Supports', alsoFound: 'bank help tutoring places', to: '/supports' },
  {
    id: 'across',
    words: 'Across the school',
    alsoFound: 'principal tiers what helps supports verdicts',
    to: '/across',
  },
  {
    id: 'school-data',
    words: 'School data',
    alsoFound: 'codes rules calendar closures missing compare totals notice',
    to: '/school-data',
  },
  { id: 'papers', words: 'Papers', alsoFound: 'who got what disclosures printed', to: '/papers' },
  {
    id: 'settings',
    words: 'Settings',
    alsoFound: 'appearance dark light backup passphrase people',
    to: '/settings',
  },
  { id: 'lock', words: 'Lock', alsoFound: 'leave close', to: null },
]

/** Actions of which every typed word starts some word. Nothing typed: all of them. */
export function findActions(typed: string): SearchAction[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return searchActions.filter(({ words, alsoFound }) => {
    const known = `${words} ${alsoFound}`.toLowerCase().split(/\s+/)
    return wanted.every((part) => known.some((word) => word.startsWith(part)))
  })
}
