/** The form of one call and one event. Everything that crosses a process boundary is declared with these. */
import type { z } from 'zod'

export type Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  /** Which process answers: main has dialogs and windows, core has the vault. */
  at: 'main' | 'core'
  /** Core refuses a call that needs an open vault while there is none. */
  needsOpenVault: boolean
  input: Input
  output: Output
}

export function coreCall<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { at: 'core', needsOpenVault: true, input, output } as const
}

/** A core call that is answered while the vault is locked or absent. */
export function lockedCoreCall<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
) {
  return { at: 'core', needsOpenVault: false, input, output } as const
}

export function mainCall<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { at: 'main', needsOpenVault: false, input, output } as const
}
