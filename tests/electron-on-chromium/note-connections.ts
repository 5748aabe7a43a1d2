/** Notices every connection that this process tries to open, so that a test can say that there was none. */
import { subscribe } from 'node:diagnostics_channel'
import { Socket } from 'node:net'

export function noteConnections(note: (to: string) => void): void {
  const connect = Socket.prototype.connect
  Socket.prototype.connect = function noted(this: Socket, ...given: unknown[]) {
    note(JSON.stringify(given[0]))
    return Reflect.apply(connect, this, given) as Socket
  } as typeof connect
  subscribe('udp.socket', () => note('udp'))
}
