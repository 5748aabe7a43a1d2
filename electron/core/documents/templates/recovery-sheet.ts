/** The recovery sheet: one page that opens the vault when a passphrase is forgotten. Names no student. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { IsoDate } from '#shared/domain/day.ts'
import type { PaperSize } from '#shared/domain/school-settings.ts'
import { english } from '#shared/messages/agreement-words.ts'
import { recoveryWords as fixed } from '#shared/messages/recovery-words.ts'
import { bullets, footer, heading, tidy, paperTitle, words as say } from '../blocks.ts'
import { greys, rules, sizes, textWidth } from '../type.ts'
import type { Template } from './template.ts'

export type RecoverySheetInput = {
  schoolName: string
  staffName: string
  /** As it is shown on the screen, in groups divided by dashes or spaces. */
  recoveryKey: string
  paperSize: PaperSize
  madeOn: IsoDate
  /** The vault's folder as a person would name it. */
  folderLabel: string
}

export const recoverySheet: Template<RecoverySheetInput> = {
  fileName: 'open-door-recovery-sheet.pdf',
  describe: (input) => ({
    title: fixed.fileTitle,
    language: fixed.language,
    paperSize: input.paperSize,
    madeOn: input.madeOn,
    content: [
      paperTitle(fixed.title, 4),
      say(fixed.forWhom(tidy(input.schoolName), tidy(input.staffName)), { isBold: true, space: 10 }),
      say(fixed.whatFor),
      heading(fixed.keyHeading),
      layOutKey(input.recoveryKey),
      say(fixed.keyNote),
      heading(fixed.useHeading),
      { ol: [...fixed.use], margin: [0, 0, 0, 4] },
      heading(fixed.keepHeading),
      bullets(fixed.keep),
      layOutRecord(input),
    ],
    footer: (page, of) => footer(tidy(input.schoolName), fixed.page(page, of)),
  }),
}

const groupsInRow = 4

/** Large groups in rows, so that an eye that copies them does not lose its place. */
function layOutKey(key: string): Content {
  const groups = tidy(key).split(/[\s-]+/)
  const rows = Array.from({ length: Math.ceil(groups.length / groupsInRow) }, (_, row): TableCell[] =>
    Array.from({ length: groupsInRow }, (__, at) => ({
      text: groups[row * groupsInRow + at] ?? '',
      font: 'Text',
      bold: true,
      fontSize: sizes.key,
      characterSpacing: 2,
      alignment: 'center',
      lineHeight: 1,
    })),
  )
  return {
    table: { widths: Array.from({ length: groupsInRow }, () => '*'), body: rows },
    layout: {
      hLineWidth: (line) => (line === 0 || line === rows.length ? rules.frame : 0),
      vLineWidth: (line) => (line === 0 || line === groupsInRow ? rules.frame : 0),
      hLineColor: () => greys.ink,
      vLineColor: () => greys.ink,
      paddingTop: () => 6,
      paddingBottom: () => 4,
    },
    margin: [0, 4, 0, 8],
  }
}

function layOutRecord(input: RecoverySheetInput): Content {
  const line = ' '
  const rows: [string, string][] = [
    [fixed.vault, tidy(input.folderLabel)],
    [fixed.printedOn, english.day(input.madeOn)],
    [fixed.keptAt, line],
    [fixed.keptSince, line],
  ]
  const width = textWidth(input.paperSize)
  return {
    unbreakable: true,
    role: 'pairs',
    table: {
      widths: [120, width - 120 - 8],
      heights: 18,
      body: rows.map(([label, value]): TableCell[] => [{ text: label, bold: true }, { text: value }]),
    },
    layout: {
      hLineWidth: (at) => (at === 0 ? 0 : rules.line),
      vLineWidth: () => 0,
      hLineColor: () => greys.rule,
      paddingLeft: () => 0,
      paddingTop: () => 6,
      paddingBottom: () => 2,
    },
    margin: [0, 6, 0, 0],
  }
}
