/** The fixed words of the recovery sheet. */
export const recoveryWords = {
  language: 'en',
  fileTitle: 'Recovery sheet',
  title: 'Recovery sheet',
  forWhom: (schoolName: string, staffName: string) =>
    `For the Open Door vault of ${schoolName}, made by ${staffName}`,
  whatFor:
    'With this key you can open the vault when the passphrase is forgotten, and then choose a new passphrase. Nobody else can: not the makers of Open Door, not your IT department. If the passphrase and this sheet are both lost, the records cannot be read again.',
  keyHeading: 'Your recovery key',
  keyNote:
    'Capital letters and digits only. The letters I, L and O are never used, so a round sign is always a zero.',
  keepHeading: 'Where to keep it',
  keep: [
    'On paper, in a locked place: the school’s safe, or a locked cabinet in the office.',
    'Not in the same bag as the laptop, and not as a photo or a file.',
    'Tell one person whom you trust where it is.',
  ],
  useHeading: 'When you need it',
  use: [
    'Start Open Door and choose “Use the recovery key”.',
    'Type the key as it stands above. Spaces and dashes do not matter.',
    'Choose a new passphrase.',
  ],
  vault: 'The vault lies in',
  printedOn: 'Made on',
  keptAt: 'Kept at',
  keptSince: 'Since',
  page: (page: number, of: number) => `Page ${page} of ${of}`,
} as const
