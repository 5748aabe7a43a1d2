/** Loaded before main: from here on, `electron` is the stand-in. */
import './days-later.ts'
import { registerHooks } from 'node:module'

const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
})

const { tellScreen } = await import('./app-half.ts')
const { noteConnections } = await import('./note-connections.ts')
noteConnections((to) => tellScreen('noteConnection', to))

// The screen half decides how the app ends when someone presses Ctrl+C in its terminal.
process.on('SIGINT', () => {})
