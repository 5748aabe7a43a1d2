/** Which face draws which script. Knows no file. */

/** The order is the order in which a character that several faces have is looked for. */
export const scriptFaces = {
  Arabic: /\p{Script_Extensions=Arabic}/u,
  Bengali: /\p{Script_Extensions=Bengali}/u,
  Gujarati: /\p{Script_Extensions=Gujarati}/u,
  Gurmukhi: /\p{Script_Extensions=Gurmukhi}/u,
  Chinese: /[\p{Script_Extensions=Han}\u3000-\u303f\uff00-\uffef]/u,
} as const

export type ScriptFace = keyof typeof scriptFaces

const faces = Object.entries(scriptFaces) as [ScriptFace, RegExp][]

/** The faces beside those of plain text that `text` asks for. */
export function findScriptFaces(text: string): ScriptFace[] {
  return faces.filter(([, letters]) => letters.test(text)).map(([face]) => face)
}
