/** The window, its preferences and dialogs: answered by main, which knows no student. */
import { z } from 'zod'
import { mainCall } from '../call.ts'

export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
})
export type Preferences = z.infer<typeof preferences>

/** Stands for a path that a dialog returned; the renderer never sees or names the path itself. */
export const fileToken = z.string().min(8).max(80).brand<'FileToken'>()
export type FileToken = z.infer<typeof fileToken>

export const chosenFile = z.object({ token: fileToken, name: z.string(), bytes: z.int().nonnegative() })
export type ChosenFile = z.infer<typeof chosenFile>

const nothing = z.object({})

export const appCalls = {
  'app.info': mainCall(
    nothing,
    z.object({ version: z.string(), host: z.enum(['electron', 'chromium']), platform: z.string() }),
  ),
  'app.getPreferences': mainCall(nothing, preferences),
  'app.savePreferences': mainCall(preferences, nothing),
  /** Opens a dialog for one file; null when it is closed without a choice. */
  'app.chooseFile': mainCall(
    z.object({ purpose: z.enum(['data', 'scan', 'given']) }),
    z.object({ file: chosenFile.nullable() }),
  ),
  /** Opens a dialog for the vault's folder, or for one with files that belong together. `label` is the folder as a person would name it. */
  'app.chooseFolder': mainCall(
    z.object({ purpose: z.enum(['create', 'open', 'data', 'papers']) }),
    z.object({ folder: z.object({ token: fileToken, label: z.string() }).nullable() }),
  ),
  /** The window has saved what it could: ends core's process and starts an empty one. Emits `vault.locked`. */
  'app.lock': mainCall(z.object({ hasLostWords: z.boolean().default(false) }), nothing),
  /** A meeting fills the screen, and its window is called by the program's name alone. */
  'app.setFullScreen': mainCall(z.object({ isFullScreen: z.boolean() }), nothing),
  /** Words could not be saved, and the person is asked first: a wish to lock or to close the window is given up. */
  'app.stay': mainCall(nothing, nothing),
}
