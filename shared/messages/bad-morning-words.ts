/** The fixed words of the card for a bad morning. It speaks to the student. */
export const badMorningWords = {
  language: 'en',
  /** Of the file itself; names no one. */
  fileTitle: 'For a hard morning',
  title: (called: string) => `For a hard morning, ${called}`,
  opening: 'Some mornings are hard. That is all right. You are welcome at any time of the day.',
  first: 'What helps first',
  hear: 'Good to remember',
  call: 'Whom you can call',
  school: 'What the school does',
  late: 'Come when you can. Nobody asks why in front of others.',
  schoolPhone: (phone: string) => `Call or text the school: ${phone}`,
  touchpoint: (name: string, contact: string) =>
    `${name} waits for you at school${contact === '' ? '.' : `: ${contact}`}`,
  /** Where the school said already what this person does. */
  reach: (name: string, contact: string) => (contact === '' ? '' : `${name}: ${contact}`),
  page: (page: number, of: number) => (of === 1 ? '' : `Page ${page} of ${of}`),
} as const
