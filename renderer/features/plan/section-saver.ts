/**
 * Brings changed sections to the vault, one after the other, soon after the last key.
 * Never holds text back longer than a second, and never forgets a section whose save was refused.
 */
import type { SectionId } from '#shared/domain/sections/registry.ts'

/** Milliseconds. Short pauses of typing save; endless typing saves too. */
export const savingPace = { afterLastKey: 500, atMost: 900, retryAfter: 5_000 } as const

export class SectionSaver {
  readonly #save: (section: SectionId) => Promise<void>
  readonly #changed = new Set<SectionId>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #waitingSince: number | null = null
  #running: Promise<void> | null = null

  /** `save` stores what the section holds at that moment, and throws when it could not. */
  constructor(save: (section: SectionId) => Promise<void>) {
    this.#save = save
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0 || this.#running !== null
  }

  isChanged(section: SectionId): boolean {
    return this.#changed.has(section)
  }

  /** Notes that a section has changed, and saves it after a short pause. */
  touch(section: SectionId): void {
    this.#changed.add(section)
    const now = Date.now()
    this.#waitingSince ??= now
    const left = this.#waitingSince + savingPace.atMost - now
    this.#wait(Math.max(0, Math.min(savingPace.afterLastKey, left)))
  }

  /** Saves everything that has changed now. Throws the first refusal; what was refused is tried again later. */
  async flush(): Promise<void> {
    this.#stopWaiting()
    while (this.#running !== null || this.#changed.size > 0) {
      this.#running ??= this.#saveAll().finally(() => {
        this.#running = null
      })
      await this.#running
    }
  }

  /** Forgets everything unsaved; for a plan that is put away. */
  clear(): void {
    this.#stopWaiting()
    this.#changed.clear()
  }

  #wait(milliseconds: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.flush().catch(() => {
        // The store has shown the refusal already; here it only has to be tried again.
        if (this.#changed.size > 0) this.#wait(savingPace.retryAfter)
      })
    }, milliseconds)
  }

  #stopWaiting(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#waitingSince = null
  }

  async #saveAll(): Promise<void> {
    for (const section of this.#changed) {
      this.#changed.delete(section)
      try {
        await this.#save(section)
      } catch (error) {
        this.#changed.add(section)
        throw error
      }
    }
  }
}
