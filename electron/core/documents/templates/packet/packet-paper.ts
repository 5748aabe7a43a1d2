/** What a packet and its parts are made from, and what they share. */
import type { Content } from 'pdfmake/interfaces.js'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PacketPart, PacketSnapshot, PacketWish, PartLeftOut } from '#shared/domain/packet.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import { packetWords as fixed } from '#shared/messages/packet-words.ts'

export type ReviewPacketInput = {
  schoolName: string
  staffName: string
  paperSize: PaperSize
  madeOn: IsoDate
  wish: PacketWish
  /** At least one. */
  students: readonly PacketSnapshot[]
}

/** What a part is laid out with. */
export type PartPaper = { snapshot: PacketSnapshot; paperSize: PaperSize; width: number }

/** The name of a place in the paper, by which the contents find its page. */
export const pageOf = (place: number, part: PacketPart | 'student') => `student-${place}-${part}`

export function layOutLeftOut(leftOut: readonly PartLeftOut[]): Content[] {
  if (leftOut.length === 0) return []
  const titles = leftOut.map(({ title }) => title).join(' · ')
  return [{ text: [{ text: `${fixed.cover.leftOut}: `, bold: true }, titles], margin: [0, 6, 0, 4] }]
}
