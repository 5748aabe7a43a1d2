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
  ...filesOf('vazirmatn', 'Vazirmatn'),
  ...filesOf('noto-sans-bengali', 'NotoSansBengali'),
  ...filesOf('noto-sans-gujarati', 'NotoSansGujarati'),
  ...filesOf('noto-sans-gurmukhi', 'NotoSansGurmukhi'),
  ...filesOf('noto-sans-sc', 'NotoSansSC'),
} as const

type ScriptPackage = 'vazirmatn' | `noto-sans-${'bengali' | 'gujarati' | 'gurmukhi' | 'sc'}`

function filesOf<const Name extends ScriptPackage>(name: Name, file: string) {
  const resolve = (weight: string) =>
    packages.resolve(`@expo-google-fonts/${name}/${weight}/${file}_${weight}.ttf`)
  return { [`${name}-regular`]: resolve('400Regular'), [`${name}-bold`]: resolve('700Bold') } as Record<
    `${Name}-${'regular' | 'bold'}`,
    string
  >
}

export type FontFile = keyof typeof files

/** The families by the names that the document layer uses; a missing style falls to the nearest that is there. */
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
  // Draws every letter whole: faces that set dots beside bows are read back in pieces. For Urdu too: Nastaliq stands so
  // tall that a form of one page would take two.
  Arabic: stylesOf('vazirmatn'),
  Bengali: stylesOf('noto-sans-bengali'),
  Gujarati: stylesOf('noto-sans-gujarati'),
  Gurmukhi: stylesOf('noto-sans-gurmukhi'),
  Chinese: stylesOf('noto-sans-sc'),
} as const satisfies Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', FontFile>>

export type Face = keyof typeof families

/** These scripts have no slanted letters. */
function stylesOf<const Name extends ScriptPackage>(name: Name) {
  return {
    normal: `${name}-regular`,
    bold: `${name}-bold`,
    italics: `${name}-regular`,
    bolditalics: `${name}-bold`,
  } as const
}

/** The bytes of the files of one face. */
export function loadFace(face: Face): Promise<(readonly [FontFile, Buffer])[]> {
  const names = [...new Set<FontFile>(Object.values(families[face]))]
  return Promise.all(names.map(async (name) => [name, await readFile(files[name])] as const))
}
