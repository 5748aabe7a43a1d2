/** What this laptop remembers outside the vault: theme, window, zoom, the last folder. Never anything of the school. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { preferences as shared } from '#shared/contract/calls/app.ts'

const remembered = z.object({
  theme: shared.shape.theme.catch('system'),
  window: z
    .object({ width: z.int().min(600), height: z.int().min(400), isMaximized: z.boolean() })
    .catch({ width: 1280, height: 800, isMaximized: false }),
  /** 1 is the usual size of text. */
  zoom: z.number().min(0.5).max(3).catch(1),
  lastFolder: z.string().nullable().catch(null),
})
type Remembered = z.infer<typeof remembered>

export type Preferences = {
  get: () => Remembered
  /** Writes at once; a disk that refuses is not worth stopping the counselor for. */
  save: (change: Partial<Remembered>) => void
}

export function openPreferences(path: string): Preferences {
  let current = readPreferences(path)
  return {
    get: () => current,
    save: (change) => {
      current = { ...current, ...change }
      try {
        replaceFile(path, JSON.stringify(current, null, 2))
      } catch {
        // They are kept for as long as the window is open.
      }
    },
  }
}

function readPreferences(path: string): Remembered {
  try {
    return remembered.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return remembered.parse({})
  }
}

/** Either the old text or the new one is there, whenever the power goes. */
function replaceFile(path: string, text: string): void {
  const fresh = `${path}.new`
  const file = openSync(fresh, 'w')
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(fresh, path)
}
