/** The stages of long work in words. */
import type { EventPayload } from '#shared/contract/contract.ts'

type Progress = Omit<EventPayload<'operation.progress'>, 'operationId'>

export const stageNames: Readonly<Record<Progress['stage'], string>> = {
  reading: 'Reading the file',
  checking: 'Checking every row',
  'backing-up': 'Making a backup first',
  storing: 'Storing in the vault',
  writing: 'Writing the papers',
}

const inThousands = new Intl.NumberFormat('en-GB')

/** `12,000 of 360,000`, or an empty text while nothing is counted yet. */
export function describeProgress({ stage, done, total }: Progress): string {
  const isBytes = stage === 'reading'
  const say = (count: number) =>
    isBytes ? `${(count / 1_000_000).toFixed(1)} MB` : inThousands.format(count)
  if (total === null) return done === 0 ? '' : say(done)
  return `${say(done)} of ${say(total)}`
}
