/** The reintegration agreement on paper. Leaves out what is empty; never adds a word that is not the family's or fixed. */
import type { Content } from 'pdfmake/interfaces.js'
import type { AgreementSnapshot } from '#shared/domain/agreement.ts'
import { english } from '#shared/messages/agreement-words.ts'
import { footer, tidy, words as say } from '../../blocks.ts'
import { sizes, textWidth } from '../../type.ts'
import type { Template } from '../template.ts'
import { layOutChanges, layOutRoomToWrite, layOutSignatures } from './closing.ts'
import type { AgreementPaper } from './paper.ts'
import { layOutHope, layOutRhythm, layOutSchedule } from './return.ts'
import { layOutFamilyWords, layOutStrengths, layOutTeam, layOutVoice } from './voices.ts'
import { layOutBarriers, layOutGoals, layOutPromises } from './work.ts'

export const agreement: Template<AgreementSnapshot> = {
  fileName: 'reintegration-agreement.pdf',
  describe: (snapshot) => {
    const words = english
    const paper: AgreementPaper = {
      words,
      snapshot,
      content: snapshot.content,
      called: tidy(snapshot.student.calledName),
      width: textWidth(snapshot.paperSize),
    }
    return {
      title: words.fileTitle,
      language: words.language,
      paperSize: snapshot.paperSize,
      madeOn: snapshot.madeOn,
      content: [...layOutTitle(paper), ...order.flatMap((layOut) => layOut(paper))],
      footer: (page, of) => footer(tidy(snapshot.schoolName), words.page(page, of)),
    }
  },
}

/** The order in which a family reads it. */
const order: readonly ((paper: AgreementPaper) => Content[])[] = [
  layOutVoice,
  layOutTeam,
  layOutStrengths,
  layOutFamilyWords,
  layOutHope,
  layOutBarriers,
  layOutGoals,
  layOutPromises,
  layOutSchedule,
  layOutRhythm,
  layOutChanges,
  layOutRoomToWrite,
  layOutSignatures,
]

function layOutTitle({ words, snapshot, called }: AgreementPaper): Content[] {
  const about = words.aboutLine({
    fullName: tidy(snapshot.student.fullName),
    grade: tidy(snapshot.student.grade),
    madeOn: snapshot.madeOn,
    number: snapshot.number,
  })
  return [
    { text: tidy(snapshot.schoolName), margin: [0, 0, 0, 2] },
    {
      text: words.title(called),
      font: 'Display',
      fontSize: sizes.title,
      lineHeight: 1,
      margin: [0, 0, 0, 2],
    },
    { text: about, bold: true, margin: [0, 0, 0, 8] },
    say(words.opening(called)),
  ]
}
