/** Where the parts of the built app lie, and the one origin that the window may show. */
import { join } from 'node:path'

const built = join(import.meta.dirname, '..')

export const places = {
  core: join(import.meta.dirname, 'core.js'),
  preload: join(built, 'preload', 'index.cjs'),
  renderer: join(built, 'renderer'),
  icon: join(built, '..', 'resources', 'icon.png'),
} as const

export const appScheme = 'app'
export const appHost = 'open-door'
const appOrigin = `${appScheme}://${appHost}`
export const appUrl = `${appOrigin}/index.html`

/** True for a page or file of the app itself. */
export function isAppUrl(url: string): boolean {
  return url.startsWith(`${appOrigin}/`)
}
