/** The fixed words of the card for a hard morning in wallet size. It speaks to the student. */
export const walletWords = {
  /** Of the file itself; names no one. */
  fileTitle: 'For a hard morning, to carry',
  title: 'For a hard morning',
  about: 'Cut along the dashed lines. One card is to carry, the other for whoever helps in the morning.',
  first: 'First:',
  call: 'I can call:',
  school: 'At school:',
  late: 'I am welcome at any time of the day.',
} as const
