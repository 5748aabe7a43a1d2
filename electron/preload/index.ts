/** The door between the window and main: known channels and events only, no Node, nothing else of Electron. */
import { contextBridge, ipcRenderer } from 'electron'
import { type Answer, type Bridge, calls, type Channel, events } from '#shared/contract/contract.ts'
import { wires } from '#shared/contract/wires.ts'

const refused: Answer = { ok: false, error: { code: 'app.refused', details: {} } }

const bridge: Bridge = {
  call: async (channel: Channel, input, operationId) => {
    if (!Object.hasOwn(calls, channel) || !calls[channel].input.safeParse(input).success) return refused
    return (await ipcRenderer.invoke(wires.call, channel, input, operationId ?? null)) as Answer
  },
  on: (event, listen) => {
    if (!Object.hasOwn(events, event)) return () => {}
    // Electron's own event object carries the sender, which the page must not get hold of.
    const hear = (_: unknown, name: unknown, payload: unknown) => {
      if (name === event) listen(payload)
    }
    ipcRenderer.on(wires.event, hear)
    return () => {
      ipcRenderer.off(wires.event, hear)
    }
  },
}

contextBridge.exposeInMainWorld('openDoor', bridge)
