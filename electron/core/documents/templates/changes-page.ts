/** What changed since the family last signed, on a page of its own. Asks for no signature, and judges no change. */
import type { IsoDate } from '#shared/domain/day.ts'
import { changesWords as fixed } from '#shared/messages/changes-words.ts'
import { bullets, paragraph, section, tidy, together, words as say, writingLines } from '../blocks.ts'
import { textWidth } from '../type.ts'
import { findTouchpoint } from './agreement/voices.ts'
import { describePaper, layOutHead, type PlanPaperInput } from './plan-paper.ts'
import type { Template } from './template.ts'

export type ChangesPageInput = PlanPaperInput & {
  /** In plain sentences. */
  changes: readonly string[]
  /** Null while no agreement is signed. */
  signedOn: IsoDate | null
}

export const changesPage: Template<ChangesPageInput> = {
  fileName: 'what-changed.pdf',
  describe: (input) => {
    const { signedOn, madeOn, changes, content } = input
    const called = tidy(input.called)
    const width = textWidth(input.paperSize)
    const touchpoint = findTouchpoint(content)
    const said = changes.map(tidy).filter((words) => words !== '')
    const compared =
      said.length === 0 ? [paragraph(fixed.none)] : section(fixed.changes, [bullets(said)], width)
    return describePaper(input, fixed.fileTitle, [
      ...layOutHead(input.schoolName, fixed.title, fixed.about(called, madeOn)),
      ...(signedOn === null
        ? [paragraph(fixed.unsigned(called))]
        : [paragraph(fixed.opening(called, signedOn)), ...compared]),
      together(section(fixed.yours, [say(fixed.yoursHelp), ...writingLines(width, 4)], width), width),
      ...(touchpoint === null
        ? []
        : [say(fixed.ask(tidy(touchpoint.name), tidy(touchpoint.contact)), { isBold: true })]),
    ])
  },
}
