/** How a promise goes on after 'promised' or 'promise', whichever way it was written down. Changes no meaning. */

/** `: a quiet desk`; ` to keep a quiet desk` of `We will keep a quiet desk.` */
export function followPromise(words: string): string {
  const what = words
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
  const act = /^(?:i|we) (?:will|shall) (.+)$/i.exec(what)?.[1]
  return act === undefined ? `: ${what}` : ` to ${act}`
}
