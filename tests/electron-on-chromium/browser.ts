/** One Chromium for all apps of this process. It is given no port, no profile of the person and no network. */
import { type Browser, chromium } from 'playwright'
import { findChromium } from '../find-chromium.ts'

const withoutNetwork = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

let shared: Promise<Browser> | null = null

export function getBrowser(isVisible: boolean): Promise<Browser> {
  shared ??= openBrowser(isVisible)
  return shared
}

async function openBrowser(isVisible: boolean): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null)
    throw new Error('no Chromium was found; run `npm test` once, or set CHROMIUM_PATH')
  // Chromium refuses its sandbox to root.
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath,
    headless: !isVisible,
    chromiumSandbox: !isRoot,
    // With a visible window, Ctrl+C quits the app first, so that it can save.
    handleSIGINT: !isVisible,
    args: isVisible ? [...withoutNetwork, '--window-size=1300,900'] : withoutNetwork,
  })
}

export async function closeBrowser(): Promise<void> {
  const browser = await shared
  shared = null
  await browser?.close()
}
