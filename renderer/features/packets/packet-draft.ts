/** A packet as it is being chosen, and what is still missing. Makes nothing. */
import type { IsoDate } from '#shared/domain/day.ts'
import {
  choosePacketParts,
  type PacketPart,
  type PacketWish,
  usualPacketParts,
} from '#shared/domain/packet.ts'
import type { Recipient } from '#shared/domain/recipient-policy.ts'

export type PacketDraft = {
  parts: PacketPart[]
  fromOn: IsoDate | null
  toOn: IsoDate | null
  reader: Recipient
  recipient: string
  purpose: string
}

export const emptyPacketDraft = (): PacketDraft => ({
  parts: [...usualPacketParts],
  fromOn: null,
  toOn: null,
  reader: 'team',
  recipient: '',
  purpose: '',
})

/** What is missing, in a sentence for each field; empty where nothing is. */
export function findMissing({ parts, reader, recipient, purpose, fromOn, toOn }: PacketDraft): {
  recipient: string
  purpose: string
  parts: string
  toOn: string
} {
  return {
    recipient: recipient.trim() === '' ? 'Say who gets it.' : '',
    purpose: purpose.trim() === '' ? 'Say what it is for.' : '',
    parts: choosePacketParts({ parts, reader }).told.length === 0 ? 'Choose at least one part.' : '',
    toOn: fromOn !== null && toOn !== null && toOn < fromOn ? 'This day is before the first one.' : '',
  }
}

/** Null while something is missing. */
export function toPacketWish(draft: PacketDraft): PacketWish | null {
  if (Object.values(findMissing(draft)).some((sentence) => sentence !== '')) return null
  return { ...draft, recipient: draft.recipient.trim(), purpose: draft.purpose.trim() }
}
