/** A backup in words. */
import type { Backup } from '#shared/contract/calls/vault.ts'
import { formatMoment, formatSize } from '#renderer/words/format.ts'

const kindWords: Readonly<Record<Backup['kind'], string>> = {
  daily: 'Made when the vault was locked',
  weekly: 'The week’s backup',
  monthly: 'The month’s backup',
  'before-change': 'Made before a large change',
  'by-hand': 'Made by you',
}

export function describeBackup({ madeAt, kind, bytes }: Backup): { when: string; about: string } {
  return { when: formatMoment(madeAt), about: `${kindWords[kind]} · ${formatSize(bytes)}` }
}
