/**
 * The reintegration agreement on paper. What is needed and still empty has lines to write on, other empty parts are left
 * out; never adds a word that is not the family's or fixed.
 */
import type { Content } from 'pdfmake/interfaces.js'
import type { AgreementSnapshot, Signature } from '#shared/domain/agreement.ts'
import { agreementWordsIn } from '#shared/messages/agreement-words.ts'
import { findPlanGaps } from '#shared/domain/plan-gaps.ts'
import type { SectionId } from '#shared/domain/sections/registry.ts'
import type { DocumentDescription } from '../../make-pdf.ts'
import { footer, roomUnder, tidy, paperTitle, words as say } from '../../blocks.ts'
import { textWidth } from '../../type.ts'
import type { Template } from '../template.ts'
import { layOutChanges, layOutRoomToWrite } from './closing.ts'
import { layOutHelpers, layOutLongView, layOutNews, layOutPlacement } from './circle.ts'
import type { AgreementPaper } from './paper.ts'
import { layOutHope, layOutRhythm, layOutSchedule } from './return.ts'
import { layOutSignatures } from './signatures.ts'
import { layOutFamilyWords, layOutStrengths, layOutTeam, layOutVoice } from './voices.ts'
import { layOutBarriers, layOutGoals, layOutPromises } from './work.ts'

export const agreement: Template<AgreementSnapshot> = {
  fileName: 'reintegration-agreement.pdf',
  describe: (snapshot) => describeAgreement(snapshot, []),
}

export type SignedAgreement = AgreementSnapshot & { signatures: readonly Signature[] }

/** The same agreement with the names, drawings and days of those who signed, and the word that it is a copy. */
export const signedCopy: Template<SignedAgreement> = {
  fileName: 'reintegration-agreement-signed-copy.pdf',
  describe: ({ signatures, ...snapshot }) => describeAgreement(snapshot, signatures),
}

function describeAgreement(
  snapshot: AgreementSnapshot,
  signatures: readonly Signature[],
): DocumentDescription {
  const words = agreementWordsIn(snapshot.language, snapshot.ownWords)
  const paper: AgreementPaper = {
    words,
    snapshot,
    content: snapshot.content,
    signatures,
    called: tidy(snapshot.student.calledName),
    width: textWidth(snapshot.paperSize),
  }
  return {
    title: signatures.length === 0 ? words.fileTitle : words.copyTitle,
    language: words.language,
    paperSize: snapshot.paperSize,
    madeOn: snapshot.madeOn,
    content: [
      ...layOutTitle(paper),
      ...layOutNews(paper),
      ...layOutParts(paper),
      ...closing.flatMap((layOut) => layOut(paper)),
      { stack: words.notChecked.map((sentence) => say(sentence)), margin: [0, 10, 0, 0] },
    ],
    footer: (page, of) => footer(tidy(snapshot.schoolName), words.page(page, of)),
  }
}

/** The parts in the order in which a family reads it. */
export const agreementParts: readonly Part[] = [
  { section: 'voice', layOut: layOutVoice, headingOf: ({ words, called }) => words.voice.heading(called) },
  { section: 'team', layOut: layOutTeam, headingOf: ({ words }) => words.team.heading },
  { section: 'helpers', layOut: layOutHelpers, headingOf: ({ words }) => words.circle.helpers },
  {
    section: 'strengths',
    layOut: layOutStrengths,
    headingOf: ({ words, called }) => words.strengths.heading(called),
  },
  { section: 'familyWords', layOut: layOutFamilyWords, headingOf: ({ words }) => words.family.heading },
  { section: 'rhythm', layOut: layOutHope, headingOf: ({ words }) => words.hope.heading },
  { section: 'barriers', layOut: layOutBarriers, headingOf: ({ words }) => words.barriers.heading },
  { section: 'goals', layOut: layOutGoals, headingOf: ({ words, called }) => words.goals.heading(called) },
  { section: 'promises', layOut: layOutPromises, headingOf: ({ words }) => words.promises.heading },
  { section: 'placement', layOut: layOutPlacement, headingOf: ({ words }) => words.placement.heading },
  { section: 'schedule', layOut: layOutSchedule, headingOf: ({ words }) => words.schedule.heading },
  { section: 'rhythm', layOut: layOutRhythm, headingOf: ({ words }) => words.rhythm.heading },
  { section: 'milestones', layOut: layOutLongView, headingOf: ({ words }) => words.longView.heading },
]

const closing = [layOutChanges, layOutRoomToWrite, layOutSignatures]

type Part = {
  section: SectionId
  layOut: (paper: AgreementPaper) => Content[]
  headingOf: (paper: AgreementPaper) => string
}

/** A part that is needed and empty is talked about at the table, and written by hand. */
function layOutParts(paper: AgreementPaper): Content[] {
  const gaps = findPlanGaps(paper.content, paper.called).filter((gap) => gap.isNeeded)
  const needed = new Set(gaps.map((gap) => gap.section))
  return agreementParts.flatMap(({ section, layOut, headingOf }) => {
    const laidOut = layOut(paper)
    return laidOut.length === 0 && needed.has(section) ? [roomUnder(headingOf(paper), paper.width)] : laidOut
  })
}

function layOutTitle({ words, snapshot, signatures, called }: AgreementPaper): Content[] {
  const about = words.aboutLine({
    fullName: tidy(snapshot.student.fullName),
    grade: tidy(snapshot.student.grade),
    madeOn: snapshot.madeOn,
    number: snapshot.number,
  })
  return [
    { text: tidy(snapshot.schoolName), margin: [0, 0, 0, 2] },
    paperTitle(words.title(called), 2),
    { text: about, bold: true, margin: [0, 0, 0, 8] },
    ...(signatures.length === 0 ? [] : [say(words.signatures.copyOf(snapshot.number))]),
    say(words.opening(called)),
  ]
}
