import type { Clock } from '../handlers/handler.ts'

export class VaultPlace {
  constructor(_clock: Clock) {}
}
