/** What a spec can do with the running app, whichever of the two hosts it runs in. */
import type { Page } from 'playwright'
import type { NotedRequest } from '../electron-on-chromium/screen-page.ts'
import type { PowerEvent } from '../electron-on-chromium/wire.ts'

/** What the person does in the next dialog. `cancel-print` closes the print dialog. */
export type DialogAnswer = { open: string } | { save: string } | 'cancel' | 'cancel-print'

export type LaunchOptions = {
  /** Where the app keeps its preferences. */
  userData: string
  /** The documents folder: a vault goes into it unless another folder is chosen. */
  documents: string
  /** How many days from now it is for the app. */
  daysLater: number
}

export type AppHandle = {
  host: 'electron' | 'chromium'
  page: Page
  /** Everything that the window asked for so far. */
  requests: NotedRequest[]
  /** Every connection that main or core tried to open. */
  connections: string[]
  /** Settles when the app has ended. */
  ended: Promise<void>
  /** What the app wrote to its terminal. */
  readLog: () => string
  /** Dialogs take these answers one after another; a dialog without an answer is an error. */
  answerDialog: (...answers: DialogAnswer[]) => void
  emitPower: (event: PowerEvent) => Promise<void>
  /** Seconds since this laptop's last input, as the system would tell them. */
  setIdleSeconds: (seconds: number) => Promise<void>
  /** The papers that reached the printer, as PDF. */
  listPrints: () => Promise<Uint8Array[]>
  findCorePid: () => Promise<number | null>
  /** Ends the app as a power cut would. */
  kill: () => Promise<void>
  /** Quits the app as a person would. */
  close: () => Promise<void>
}
