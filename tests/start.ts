/**
 * `npm start`: builds and opens the app, in Electron if its binary can be had, else in a Chromium window. With
 * `-- --sample` it opens on an invented school that has lived with its plans for some weeks.
 */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtFolder } from './e2e/launch-app.ts'
import { buildApp } from './build-app.ts'
import { closeBrowser } from './electron-on-chromium/browser.ts'
import { showDesktopDialog } from './electron-on-chromium/desktop-dialogs.ts'
import { launchOnChromium } from './electron-on-chromium/launch.ts'
import { prepareVault } from './e2e/prepared-vault.ts'
import { findChromium } from './find-chromium.ts'
import { findElectron } from './find-electron.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const reachWithinMilliseconds = 4_000
const fetchWithinMilliseconds = 300_000

async function main(): Promise<number> {
  console.log('Building Open Door …')
  buildApp()
  const hasDisplay =
    process.platform !== 'linux' ||
    process.env['DISPLAY'] !== undefined ||
    process.env['WAYLAND_DISPLAY'] !== undefined
  if (!hasDisplay) {
    console.log(
      'The app is built, but this machine has no display to open a window on.\n' +
        'Run `npm run demo` instead: it drives the whole app without a display and leaves pictures of it in demo/.',
    )
    return 1
  }
  const documents = process.argv.includes('--sample') ? await prepareSample() : null
  const electron = findElectron() ?? (await fetchElectron())
  return electron === null ? openInChromium(documents) : openInElectron(electron, documents)
}

/** An invented school in a folder of its own; returns the folder. Each time it is a new one. */
async function prepareSample(): Promise<string> {
  console.log('Preparing the sample school …')
  const { documents, passphrase } = await prepareVault({ isLived: true, staffName: 'Ms. Okafor' })
  console.log(`The sample school lies in ${documents}. Its passphrase is: ${passphrase}`)
  return documents
}

/** Tries to get Electron's binary; null where its server cannot be reached. */
async function fetchElectron(): Promise<string | null> {
  const server = process.env['ELECTRON_MIRROR'] ?? 'https://github.com'
  try {
    await fetch(server, { method: 'HEAD', signal: AbortSignal.timeout(reachWithinMilliseconds) })
  } catch {
    return null
  }
  console.log('Fetching Electron, once …')
  spawnSync(process.execPath, ['node_modules/electron/install.js'], {
    cwd: root,
    stdio: 'ignore',
    timeout: fetchWithinMilliseconds,
  })
  return findElectron()
}

function openInElectron(electron: string, documents: string | null): Promise<number> {
  const isRoot = process.getuid?.() === 0
  const hook = fileURLToPath(new URL('./e2e/electron-folders.cjs', import.meta.url))
  const child = spawn(
    electron,
    [...(isRoot ? ['--no-sandbox'] : []), ...(documents === null ? [] : ['-r', hook]), root],
    {
      stdio: 'inherit',
      env:
        documents === null
          ? process.env
          : {
              ...process.env,
              STAND_IN_DOCUMENTS: documents,
              STAND_IN_USER_DATA: join(documents, 'Open Door preferences'),
            },
    },
  )
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

async function openInChromium(documents: string | null): Promise<number> {
  if (findChromium() === null) {
    console.log(
      'Electron cannot be fetched here, and no Chromium, Chrome or Edge was found to open the window with.\n' +
        'Install one of them (on Debian: sudo apt-get install -y chromium) and run `npm start` again.',
    )
    return 1
  }
  console.log(
    'Electron cannot be fetched here, so Open Door opens in a Chromium window through its stand-in.',
  )
  const app = await launchOnChromium({
    mainPath: join(builtFolder, 'main', 'index.js'),
    isVisible: true,
    ...(documents === null ? {} : { documents, userData: join(documents, 'Open Door preferences') }),
    showDialog: showDesktopDialog,
  })
  process.once('SIGINT', () => void app.close())
  await app.ended
  await closeBrowser()
  return 0
}

process.exitCode = await main()
