/** Serves the built window under app://. Reads only inside its folder, and answers only what a page needs. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { appHost, appScheme, places } from './places.ts'

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  // The pages of a paper are drawn in the window and shown as pictures of its own making.
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

export function serveWindow(session: Session): void {
  session.protocol.handle(appScheme, answer)
}

async function answer(request: Request): Promise<Response> {
  const path = request.method === 'GET' ? findFile(request.url) : null
  const kind = path === null ? undefined : kinds[extname(path)]
  if (path === null || kind === undefined) return new Response(null, { status: 404, headers })
  try {
    const body = await readFile(path)
    return new Response(new Uint8Array(body), { headers: { ...headers, 'content-type': kind } })
  } catch {
    return new Response(null, { status: 404, headers })
  }
}

/** The file that a URL names, or null when it is not in the window's folder. */
function findFile(address: string): string | null {
  try {
    const url = new URL(address)
    if (url.host !== appHost) return null
    const path = normalize(join(places.renderer, decodeURIComponent(url.pathname)))
    return path.startsWith(places.renderer + sep) && !path.includes('\0') ? path : null
  } catch {
    return null
  }
}
