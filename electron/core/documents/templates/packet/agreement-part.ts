/** The agreement inside a packet: its parts as they were agreed, and who signed. Has no line to write or sign on. */
import type { Content } from 'pdfmake/interfaces.js'
import { agreementWordsIn } from '#shared/messages/agreement-words.ts'
import { packetWords as fixed } from '#shared/messages/packet-words.ts'
import { getPaperLanguage } from '#shared/messages/papers/languages.ts'
import { bullets, paragraph, tidy } from '../../blocks.ts'
import { agreementParts } from '../agreement/agreement.ts'
import type { PartPaper } from './packet-paper.ts'

export function layOutAgreement({ snapshot: { agreement }, width }: PartPaper): Content[] {
  if (agreement === null) return []
  const { snapshot, signatures, hidden } = agreement
  const { englishName, code } = getPaperLanguage(snapshot.language)
  const words = agreementWordsIn(fixed.language)
  const paper = {
    words,
    snapshot,
    content: snapshot.content,
    signatures,
    called: tidy(snapshot.student.calledName),
    width,
  }
  const signed = signatures.map((one) => fixed.agreement.signed({ ...one, name: tidy(one.name) }))
  return [
    paragraph(fixed.agreement.about(snapshot.number, snapshot.madeOn)),
    ...(code === fixed.language ? [] : [paragraph(fixed.agreement.otherLanguage(englishName))]),
    signed.length === 0 ? paragraph(fixed.agreement.unsigned) : bullets(signed),
    ...agreementParts
      .filter(({ section }) => !hidden.includes(section))
      .flatMap(({ layOut }) => layOut(paper)),
  ]
}
