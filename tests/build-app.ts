/** Builds the app into `out/`, quietly; its output is shown only when the build does not work. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Throws with the output of the build when it does not work. */
export function buildApp(): void {
  const built = spawnSync(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'build'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`The build did not work.\n${built.stdout}${built.stderr}`)
}
