/** Loaded before core: gives it the `process.parentPort` of a utility process, over the pipe to its parent. */
import './days-later.ts'
import { noteConnections } from './note-connections.ts'

type Listener = (message: { data: unknown; ports: [] }) => void

Object.defineProperty(process, 'parentPort', {
  value: {
    on: (event: 'message', listen: Listener) => {
      // Node keeps what arrives until somebody listens, and so does Electron.
      process.on(event, (data: unknown) => listen({ data, ports: [] }))
    },
    postMessage: (message: object) => process.send?.(message),
  },
})

// A utility process never outlives the app, and a key in the terminal is not meant for it.
process.on('disconnect', () => process.exit(1))
process.on('SIGINT', () => {})

noteConnections((connectedTo) => process.send?.({ connectedTo }))
