/** Makes sure that the programs which the tests read papers and open windows with are on this machine. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findChromium } from './find-chromium.ts'

type Tool = { name: string; debianPackage: string; isHere: () => boolean }

const tools: Tool[] = [
  { name: 'Chromium, Chrome or Edge', debianPackage: 'chromium', isHere: () => findChromium() !== null },
  { name: 'pdftotext', debianPackage: 'poppler-utils', isHere: () => isOnPath('pdftotext') },
  { name: 'pdftoppm', debianPackage: 'poppler-utils', isHere: () => isOnPath('pdftoppm') },
  { name: 'qpdf', debianPackage: 'qpdf', isHere: () => isOnPath('qpdf') },
]

function isOnPath(command: string): boolean {
  const ending = process.platform === 'win32' ? '.exe' : ''
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, command + ending)))
}

const findMissing = () => tools.filter(({ isHere }) => !isHere())

/**
 * Installs what is missing where that is a matter of one command that we may run: on Debian, as root.
 * Elsewhere returns the sentence that says what to do; null when all is here.
 */
export function prepareTools(): string | null {
  const missing = findMissing()
  if (missing.length === 0) return null
  const packages = [...new Set(missing.map(({ debianPackage }) => debianPackage))]
  const names = missing.map(({ name }) => name).join(', ')
  if (!existsSync('/etc/debian_version')) {
    return `The tests need ${names}. Install ${packages.join(', ')} with your system's package manager and run this again.`
  }
  const sentence = `The tests need ${names}. Run this first:\n  sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`
  if (process.getuid?.() !== 0) return sentence
  console.log(`Installing ${packages.join(', ')} with apt-get …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const given of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
  ]) {
    const { status, stderr } = spawnSync('apt-get', given, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    if (status !== 0) return `apt-get ${given[0]} did not work:\n${String(stderr)}\n${sentence}`
  }
  return findMissing().length === 0 ? null : sentence
}
