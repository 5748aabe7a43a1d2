/** Opens the built app in Electron where its binary is present, else in Chromium. Knows no test runner. */
import { mkdirSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findElectron } from '../find-electron.ts'
import type { AppHandle, LaunchOptions } from './app-handle.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** The folder of the build, from the root of the project. */
export const builtFolder = join(root, process.env['OPEN_DOOR_OUT'] ?? 'out')

export type LaunchedApp = AppHandle &
  LaunchOptions & {
    /** Quits if it still runs, and opens the app again on the same folders. */
    relaunch: (changed?: Partial<LaunchOptions>) => Promise<LaunchedApp>
  }

/** Folders that are not given are new and empty. */
export async function launchApp(given: Partial<LaunchOptions> = {}): Promise<LaunchedApp> {
  const options = {
    userData: given.userData ?? (await mkdtemp(join(tmpdir(), 'open-door-user-data-'))),
    documents: given.documents ?? (await mkdtemp(join(tmpdir(), 'open-door-documents-'))),
    daysLater: given.daysLater ?? 0,
  }
  mkdirSync(options.userData, { recursive: true })
  mkdirSync(options.documents, { recursive: true })
  const app = await launchOnHost(options)
  return {
    ...app,
    ...options,
    relaunch: async (changed) => {
      await app.close()
      return launchApp({ ...options, ...changed })
    },
  }
}

async function launchOnHost(options: LaunchOptions): Promise<AppHandle> {
  const electron = findElectron()
  if (electron === null) {
    const { launchOnChromium } = await import('../electron-on-chromium/launch.ts')
    return launchOnChromium({ ...options, mainPath: join(builtFolder, 'main', 'index.js') })
  }
  const { launchOnElectron } = await import('./launch-on-electron.ts')
  // Given the project, Electron finds its name and version; given a file, it would use its own.
  const appPath = process.env['OPEN_DOOR_OUT'] === undefined ? root : join(builtFolder, 'main', 'index.js')
  return launchOnElectron({ ...options, electron, appPath })
}
