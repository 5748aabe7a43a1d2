/** Finished papers and tables in memory, so that what was previewed is what leaves. Never writes to disk. */
import { createHash, randomUUID } from 'node:crypto'
import type { Paper, PaperId } from '#shared/contract/calls/papers.ts'
import type { AgreementSnapshot } from '#shared/domain/agreement.ts'
import type { PlanId, StudentId } from '#shared/domain/identity.ts'
import { AppError } from '#shared/messages/errors.ts'

/** What a paper is about: decides the disclosure record and what is stored when it leaves. */
export type PaperSubject =
  | { kind: 'recovery-sheet' }
  | {
      kind: 'agreement'
      studentId: StudentId
      studentName: string
      planId: PlanId
      snapshot: AgreementSnapshot
    }
  /** A paper that is made anew whenever it is needed, and is not kept. */
  | {
      kind: 'about-student'
      studentId: StudentId
      studentName: string
      /** For the disclosure record: `Recap of the review of 3 March 2026`. */
      what: string
    }
  /** A table or a packet about one student, several, or nobody; whom it tells of is recorded when it leaves. */
  | {
      kind: 'table'
      what: string
      about: readonly { id: StudentId; fullName: string }[]
    }

export type ShelvedPaper = { paper: Paper; subject: PaperSubject }

type DescribedPaper = Omit<Paper, 'id' | 'sha256' | 'needsDisclosure'>

/** The paper as it may leave, beside what it is about. */
export function finishPaper(described: DescribedPaper, subject: PaperSubject): ShelvedPaper {
  const paper: Paper = {
    ...described,
    id: randomUUID() as PaperId,
    sha256: createHash('sha256').update(described.bytes).digest('hex'),
    needsDisclosure: subject.kind !== 'recovery-sheet',
  }
  return { paper, subject }
}

const mostPapers = 12

export class PaperShelf {
  readonly #papers = new Map<string, ShelvedPaper>()

  /** Keeps the newest papers only: an older preview is opened again by its own screen. */
  put(described: DescribedPaper, subject: PaperSubject): Paper {
    const { paper } = finishPaper(described, subject)
    this.#papers.set(paper.id, { paper, subject })
    for (const id of this.#papers.keys()) {
      if (this.#papers.size <= mostPapers) break
      this.#papers.delete(id)
    }
    return paper
  }

  get(id: PaperId): ShelvedPaper {
    const shelved = this.#papers.get(id)
    if (shelved === undefined) throw new AppError('paper.gone')
    return shelved
  }

  clear(): void {
    for (const { paper } of this.#papers.values()) paper.bytes.fill(0)
    this.#papers.clear()
  }
}
