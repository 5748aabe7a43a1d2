/** Every document that the program can print. A new one is one file and one line here. */
import { agreement, signedCopy } from './agreement/agreement.ts'
import { recoverySheet } from './recovery-sheet.ts'

export const templates = { agreement, signedCopy, recoverySheet } as const
