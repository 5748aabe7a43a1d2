/** Chromium knows no `app://`; there, the app's pages lie on an https origin that exists nowhere. */

const ending = '.app.invalid'

export function toChromium(appUrl: string): string {
  const { protocol, host, pathname, search, hash } = new URL(appUrl)
  return protocol === 'app:' ? `https://${host}${ending}${pathname}${search}${hash}` : appUrl
}

export function toElectron(chromiumUrl: string): string {
  if (!URL.canParse(chromiumUrl)) return chromiumUrl
  const { protocol, host, pathname, search, hash } = new URL(chromiumUrl)
  if (protocol !== 'https:' || !host.endsWith(ending)) return chromiumUrl
  return `app://${host.slice(0, -ending.length)}${pathname}${search}${hash}`
}
