/** Finds Electron's binary, which its npm package does not hold. Downloads nothing. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../node_modules/electron/', import.meta.url))

/** The path of the binary, or null. `ELECTRON_PATH` wins. */
export function findElectron(): string | null {
  const given = process.env['ELECTRON_PATH']
  if (given !== undefined && existsSync(given)) return given
  const note = `${folder}path.txt`
  const path = existsSync(note) ? `${folder}dist/${readFileSync(note, 'utf8')}` : null
  return path !== null && existsSync(path) ? path : null
}
