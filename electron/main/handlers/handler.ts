/** The form of main's own handlers. A call of the contract that main answers without a handler does not compile. */
import type { BrowserWindow } from 'electron'
import type { z } from 'zod'
import type { calls, ChannelAt } from '#shared/contract/contract.ts'
import type { CoreProcess } from '../core-process.ts'
import type { Locking } from '../locking.ts'
import type { Preferences } from '../preferences.ts'

export type MainContext = {
  core: CoreProcess
  locking: Locking
  preferences: Preferences
  getWindow: () => BrowserWindow
}

type MainHandler<C extends ChannelAt<'main'>> = (
  input: z.output<(typeof calls)[C]['input']>,
  context: MainContext,
) => Promise<z.input<(typeof calls)[C]['output']>> | z.input<(typeof calls)[C]['output']>

export type MainHandlers<C extends ChannelAt<'main'> = ChannelAt<'main'>> = { [Name in C]: MainHandler<Name> }
/** The handlers whose channels start with this word. */
export type MainHandlersOf<Topic extends string> = MainHandlers<
  Extract<ChannelAt<'main'>, `${Topic}.${string}`>
>
