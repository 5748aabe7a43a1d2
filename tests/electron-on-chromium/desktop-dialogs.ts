/** File dialogs for `npm start` without Electron: the desktop's own where there is one, else a question in the terminal. */
import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { DialogKind, DialogOptions } from './wire.ts'

type Program = { command: string; given: string[] }

/** The path chosen, or null when the dialog was closed. */
export async function showDesktopDialog(kind: DialogKind, options: DialogOptions): Promise<string | null> {
  for (const program of listPrograms(kind, options)) {
    const answer = await run(program)
    if (answer !== 'not-here') return answer
  }
  return askInTerminal(options)
}

function listPrograms(
  kind: DialogKind,
  { title = 'Open Door', defaultPath, wantsFolder }: DialogOptions,
): Program[] {
  const start = defaultPath ?? homedir()
  if (process.platform === 'darwin') {
    const verb = kind === 'save' ? 'file name' : wantsFolder ? 'folder' : 'file'
    const script = `POSIX path of (choose ${verb} with prompt ${JSON.stringify(title)})`
    return [{ command: 'osascript', given: ['-e', script] }]
  }
  if (process.platform === 'win32') {
    const dialog = kind === 'save' ? 'SaveFileDialog' : wantsFolder ? 'FolderBrowserDialog' : 'OpenFileDialog'
    const property = wantsFolder ? 'SelectedPath' : 'FileName'
    const name = kind === 'save' ? `$d.FileName = '${start.replaceAll("'", "''")}';` : ''
    const script = `Add-Type -AssemblyName System.Windows.Forms; $d = New-Object System.Windows.Forms.${dialog}; ${name} if ($d.ShowDialog() -eq 'OK') { $d.${property} }`
    return [{ command: 'powershell', given: ['-NoProfile', '-STA', '-Command', script] }]
  }
  const zenity = ['--file-selection', `--title=${title}`, `--filename=${start}${kind === 'save' ? '' : '/'}`]
  if (kind === 'save') zenity.push('--save')
  if (wantsFolder) zenity.push('--directory')
  const kdialog =
    kind === 'save' ? '--getsavefilename' : wantsFolder ? '--getexistingdirectory' : '--getopenfilename'
  return [
    { command: 'zenity', given: zenity },
    { command: 'kdialog', given: ['--title', title, kdialog, start] },
  ]
}

function run({ command, given }: Program): Promise<string | null | 'not-here'> {
  return new Promise((done) => {
    const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.on('data', (part: Buffer) => (text += String(part)))
    child.once('error', () => done('not-here'))
    child.once('close', () => done(text.trim() === '' ? null : text.trim()))
  })
}

async function askInTerminal({ title = 'Open Door', defaultPath }: DialogOptions): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const hint = defaultPath === undefined ? 'a path, or nothing to cancel' : `a path, or . for ${defaultPath}`
  const answer = (await terminal.question(`${title} (${hint}): `)).trim()
  terminal.close()
  if (answer === '') return null
  return answer === '.' && defaultPath !== undefined ? defaultPath : resolve(answer)
}
