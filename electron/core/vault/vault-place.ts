import type { Clock } from '../process/clock.ts'

export class VaultPlace {
  constructor(_clock: Clock) {}
}
