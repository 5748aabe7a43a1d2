/** What the window's session lets through, below the policy of the page. */
import { beforeAll, expect, test, vi } from 'vitest'
import { makeGuardedSession } from '#main/guarded-session.ts'

type Decide = (details: { url: string }, decide: (answer: { cancel: boolean }) => void) => void
const made = vi.hoisted(() => ({ partition: '', decide: null as unknown }))

vi.mock('electron', () => ({
  session: {
    fromPartition: (partition: string) => {
      made.partition = partition
      return {
        setPermissionRequestHandler: () => {},
        setPermissionCheckHandler: () => {},
        setDevicePermissionHandler: () => {},
        setSpellCheckerEnabled: () => {},
        on: () => {},
        webRequest: {
          onBeforeRequest: (decide: unknown) => {
            made.decide = decide
          },
        },
      }
    },
  },
}))

beforeAll(() => void makeGuardedSession())

function isCancelled(url: string): boolean | undefined {
  let isStopped: boolean | undefined
  ;(made.decide as Decide)({ url }, ({ cancel }) => (isStopped = cancel))
  return isStopped
}

test('the session is kept in memory only', () => {
  expect(made.partition).not.toMatch(/^persist:|^$/)
})

test.each([
  'app://open-door/index.html',
  'app://open-door/assets/index.js',
  'blob:app://open-door/7d1c',
  'data:image/png;base64,AA==',
])('%s is let through', (url) => expect(isCancelled(url)).toBe(false))

test.each([
  'https://example.com/',
  'http://localhost:8080/',
  'ws://127.0.0.1/',
  'file:///etc/passwd',
  'app://elsewhere/index.html',
  'app://open-door.example/',
  'devtools://devtools/bundled/inspector.html',
  'data:text/html,<script>',
  'blob:https://example.com/7d1c',
])('%s is stopped', (url) => expect(isCancelled(url)).toBe(true))
