/** Words for what erasing does not reach. Promises nothing that the program does not do. */

const inBackups = 'look in the folder “backups” inside the vault’s folder for “by-hand” in the names.'

function sayByHand(count: number | null): string {
  if (count === 1) return `The 1 backup that you made by hand, until your school deletes it: ${inBackups}`
  const backups = count === null ? 'Backups' : `The ${count} backups`
  return `${backups} that you made by hand, until your school deletes them: ${inBackups}`
}

/** `backupsByHand` is how many there are, or null when that is not known. */
export function sayWhatStillHolds(backupsByHand: number | null): string[] {
  return [
    'Automatic backups made before now. They are replaced with time; a monthly one can stay for a year.',
    ...(backupsByHand === 0 ? [] : [sayByHand(backupsByHand)]),
    'What was set aside when a backup was restored, until your school deletes it: the folder “set-aside” inside the vault’s folder, if there is one.',
    'Papers that were printed or saved, and copies of the vault’s folder on other drives.',
  ]
}
