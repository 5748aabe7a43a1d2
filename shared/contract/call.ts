/** The form of one call and one event. Everything that crosses a process boundary is declared with these. */
import type { z } from 'zod'

/**
 * `at` says which process answers: main has dialogs and windows, core has the vault. Core refuses a call that
 * `needsOpenVault` while there is none.
 */
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
