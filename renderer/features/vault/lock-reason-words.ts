/** Why the vault is locked, said kindly. Never says that all is saved when it may not be. */
import type { Locked } from '#renderer/app/lock-notice.ts'

const reasons: Readonly<Record<Locked['why'], string>> = {
  asked: 'The vault is locked.',
  idle: 'Nobody typed for a while, so the vault locked itself.',
  sleep: 'The vault locked itself when the laptop went to sleep.',
  ended: 'Something inside Open Door stopped, so the vault was locked to be safe.',
}
const kept: Readonly<Record<Locked['why'], string>> = {
  asked: 'Everything is saved and backed up.',
  idle: 'Everything was saved first.',
  sleep: 'Everything was saved first.',
  ended: 'What was saved is there.',
}
const lost = 'Some last words may not have been saved; everything before them is there.'

export function describeLocked({ why, hasLostWords }: Locked): string {
  return `${reasons[why]} ${hasLostWords ? lost : kept[why]}`
}
