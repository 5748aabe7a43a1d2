/** Finds a Chromium, Chrome or Edge on this machine; never downloads a browser from outside the package archives. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'msedge',
]

function listPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(
      (key) => process.env[key] ?? [],
    )
    const files = [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ]
    return roots.flatMap((root) => files.map((file) => join(root, file)))
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.flatMap((folder) => names.map((name) => join(folder, name)))
}

/** The path of a browser, or null. `CHROMIUM_PATH` wins. */
export function findChromium(): string | null {
  const places = [process.env['CHROMIUM_PATH'] ?? '', ...listPlaces()]
  return places.find((place) => place !== '' && existsSync(place)) ?? null
}
