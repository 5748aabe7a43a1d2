/** Names the program that copies a folder to the internet, judged by the folder's path alone. Contacts no one. */

const syncPrograms: readonly { name: string; sign: RegExp }[] = [
  { name: 'OneDrive', sign: /^onedrive( - .+|-[^/]+)?$/i },
  { name: 'Dropbox', sign: /^dropbox( \(.+\))?$/i },
  { name: 'Google Drive', sign: /^(google ?drive(-.+)?|my drive|drivefs)$/i },
  { name: 'iCloud Drive', sign: /^(mobile documents|com~apple~clouddocs|icloud ?drive.*)$/i },
  { name: 'Box', sign: /^box( sync|-box)?$/i },
  { name: 'Nextcloud', sign: /^nextcloud\d*$/i },
]

/** The program's name, or null. Knows Windows and POSIX paths. */
export function findSyncProgram(folder: string): string | null {
  const parts = folder.split(/[\\/]+/)
  return syncPrograms.find(({ sign }) => parts.some((part) => sign.test(part)))?.name ?? null
}
