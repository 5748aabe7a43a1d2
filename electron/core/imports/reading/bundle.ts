/** Opens several files that belong together, in a zip archive or a folder. Never reads beyond it or writes it out. */
import { readFile, stat } from 'node:fs/promises'
import { AppError } from '#shared/messages/errors.ts'
import { guardFile, listFolder, type SourceFile } from './source-file.ts'
import { listEntries, unpackEntry } from './zip-archive.ts'

/** Litter that systems leave in archives and folders. */
const isLitter = (name: string) =>
  name.startsWith('__MACOSX/') || /(^|\/)(\.[^/]*|thumbs\.db|desktop\.ini)$/i.test(name)

/** A name that leaves the bundle is no name in it; nothing is ever written, but it shall not be shown either. */
const isOutside = (name: string) => /^(\/|[a-z]:)/i.test(name) || name.split('/').includes('..')

/** Whether a file in an archive or a folder counts at all. */
export const isKept = (name: string) => !isLitter(name) && !isOutside(name)

/** `names` without the folder that holds all of them; `read` takes any of them, in capitals or not. */
export type Bundle = { names: string[]; read: (name: string) => Promise<Uint8Array> }

/** The largest file of a bundle is read whole; a roster of 50,000 students is about 10 MB. */
const mostBytes = 128 * 1024 * 1024

type Held = { name: string; read: () => Promise<Uint8Array> }

/** Without the one folder in which everything stands, if there is one. */
function withoutTopFolder(held: readonly Held[]): Held[] {
  const top = held[0]?.name.split('/', 1)[0] ?? ''
  const isShared = held.every(({ name }) => name.startsWith(`${top}/`))
  return isShared ? held.map((one) => ({ ...one, name: one.name.slice(top.length + 1) })) : [...held]
}

async function listFiles(file: SourceFile): Promise<Held[]> {
  return (await listFolder(file)).map(({ name, path, bytes }) => ({
    name,
    read: async () => {
      if (bytes > mostBytes) throw new AppError('file.too-large', { file: name, limit: '128 MB' })
      return guardFile(name, () => readFile(path))
    },
  }))
}

async function listPacked(file: SourceFile, signal: AbortSignal): Promise<Held[]> {
  return (await listEntries(file)).map((entry) => ({
    name: entry.name,
    read: async () => {
      const pieces: Buffer[] = []
      for await (const piece of unpackEntry(file, entry, mostBytes, signal)) pieces.push(piece)
      return Buffer.concat(pieces)
    },
  }))
}

/**
 * `file` may be a folder. Throws `file.empty` when no file is in it, `file.damaged`, `file.locked`, `file.too-large`
 * (also from `read`: over 128 MB unpacked), `file.vanished` (also from `read`, for a name that is not among `names`).
 */
export async function openBundle(file: SourceFile, signal: AbortSignal): Promise<Bundle> {
  const facts = await guardFile(file.name, () => stat(file.path))
  const all = facts.isDirectory() ? await listFiles(file) : await listPacked(file, signal)
  const held = withoutTopFolder(all.filter(({ name }) => isKept(name)))
  if (held.length === 0) throw new AppError('file.empty', { file: file.name })
  const byName = new Map(held.map((one) => [one.name.toLowerCase(), one]))
  return {
    names: held.map(({ name }) => name),
    read: async (name) => {
      if (signal.aborted) throw new AppError('app.cancelled')
      const one = byName.get(name.toLowerCase())
      if (one === undefined) throw new AppError('file.vanished', { file: name })
      return one.read()
    },
  }
}
