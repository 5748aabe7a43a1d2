/** Every handler of main. A missing one does not compile. */
import { appHandlers } from './app.ts'
import { exportHandlers } from './exports.ts'
import type { MainHandlers } from './handler.ts'
import { paperHandlers } from './papers.ts'

export const mainHandlers: MainHandlers = { ...appHandlers, ...paperHandlers, ...exportHandlers }
