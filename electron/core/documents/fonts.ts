/** The typefaces of papers, read once and kept. Never fetches a font and never asks the system for one. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

// Resolved as packages, so that the same lines find them from source and from the built bundle.
const packages = createRequire(import.meta.url)

/**
 * Andika was drawn for people who are learning to read; Literata is the face of headings and of what people said.
 * Both read back letter for letter in Vietnamese. Noto Sans does not: it prints `ị` in pieces.
 */
const files = {
  'andika-regular': packages.resolve('@expo-google-fonts/andika/Andika_400Regular.ttf'),
  'andika-bold': packages.resolve('@expo-google-fonts/andika/Andika_700Bold.ttf'),
  'literata-semibold': packages.resolve('@expo-google-fonts/literata/600SemiBold/Literata_600SemiBold.ttf'),
  'literata-italic': packages.resolve(
    '@expo-google-fonts/literata/400Regular_Italic/Literata_400Regular_Italic.ttf',
  ),
} as const

export type FontFile = keyof typeof files

/** The two families by the names that the document layer uses; a missing style falls to the nearest that is there. */
export const families = {
  Text: {
    normal: 'andika-regular',
    bold: 'andika-bold',
    italics: 'andika-regular',
    bolditalics: 'andika-bold',
  },
  Display: {
    normal: 'literata-semibold',
    bold: 'literata-semibold',
    italics: 'literata-italic',
    bolditalics: 'literata-italic',
  },
} as const satisfies Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', FontFile>>

let loaded: Promise<ReadonlyMap<FontFile, Buffer>> | null = null

/** The bytes of every font file, from disk the first time only. */
export function loadFonts(): Promise<ReadonlyMap<FontFile, Buffer>> {
  loaded ??= Promise.all(
    (Object.entries(files) as [FontFile, string][]).map(
      async ([name, path]) => [name, await readFile(path)] as const,
    ),
  ).then((entries) => new Map(entries))
  return loaded
}
