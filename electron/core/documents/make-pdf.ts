/** Turns a described document into PDF bytes, the same bytes every time. Never reads a file or an address for it. */
import { createHash } from 'node:crypto'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import { coverContent } from './coverage.ts'
import { offerFonts } from './kept-fonts.ts'
import { type Direction, directionOf } from './script/direction.ts'
import { teachDirections } from './script/lay-out-lines.ts'
import { directContent } from './script/mirror-content.ts'
import { teachStructure } from './structure/mark-drawing.ts'
import { planStructure } from './structure/plan-structure.ts'
import { type StructuredPdf, writeStructure } from './structure/write-structure.ts'
import { margins, sizes } from './type.ts'

export type DocumentDescription = {
  /** Stands in the file's metadata, so it names no one. */
  title: string
  /** BCP 47, for readers and screen readers. */
  language: string
  /** Where lines begin; the language says so unless it is given. */
  direction?: Direction
  paperSize: PaperSize
  madeOn: IsoDate
  content: Content[]
  footer: (page: number, of: number) => Content
}

export type MadePdf = { bytes: Uint8Array<ArrayBuffer>; pages: number }

/** What pdfkit offers but its types leave out. */
type OpenPdf = StructuredPdf & { _id: Buffer; _root: { data: { Pages: { data: { Count: number } } } } }

// Everything a paper holds is in memory already.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => false)
teachDirections()
teachStructure()

export async function makePdf(description: DocumentDescription): Promise<MadePdf> {
  const described = JSON.stringify(description)
  await offerFonts(described + JSON.stringify(description.footer(1, 1)))
  const direction = description.direction ?? directionOf(description.language)
  const planned = planStructure(description.content)
  const content = directContent(planned.content, direction) as Content[]
  coverContent(content)
  const fingerprint = createHash('sha256').update(described).digest().subarray(0, 16)
  const created = pdfmake.createPdf(defineDocument({ ...description, content }, direction))
  const open = (await created.getStream()) as unknown as OpenPdf
  // pdfkit draws this from chance, and then no two files of the same words would be equal.
  open['_id'] = fingerprint
  writeStructure(open, planned.root)
  const buffer = await created.getBuffer()
  return { bytes: new Uint8Array(buffer), pages: open['_root'].data.Pages.data.Count }
}

function defineDocument(description: DocumentDescription, direction: Direction): TDocumentDefinitions {
  return {
    info: {
      title: description.title,
      creator: 'Open Door',
      producer: 'Open Door',
      creationDate: new Date(`${description.madeOn}T12:00:00Z`),
    },
    language: description.language,
    displayTitle: true,
    tagged: true,
    version: '1.7',
    pageSize: description.paperSize,
    pageMargins: margins.page,
    defaultStyle: {
      font: 'Text',
      fontSize: sizes.text,
      lineHeight: sizes.lineHeight,
      color: 'black',
      ...(direction === 'rtl' && { alignment: 'right' as const }),
    },
    content: description.content,
    footer: (page, of) => {
      const footer = directContent(description.footer(page, of), direction) as Content
      coverContent(footer)
      return footer
    },
  }
}
