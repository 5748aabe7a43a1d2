/**
 * Agreements of one student: made, given out, signed, and the scans of the signed papers.
 * Keeps a paper's bytes only while it is looked at, and never writes any of them to disk itself.
 */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Paper, SavedFile } from '#shared/contract/calls/papers.ts'
import type { Agreement, Signature } from '#shared/domain/agreement.ts'
import type { Disclosure, DisclosureDraft } from '#shared/domain/disclosure.ts'
import type { AgreementId, AttachmentId, PlanId, StudentId } from '#shared/domain/identity.ts'
import { usePrintLayer } from '#renderer/app/print-layer.ts'
import { useSaveState } from '#renderer/app/save-state.ts'
import { call } from '#renderer/client/client.ts'
import { renderPdfPages, scaleForDotsPerInch } from './pdf-pages.ts'

export type Prepared = { paper: Paper; number: number; changes: string[]; isChecked: boolean }
export type OpenedScan = { fileName: string; mediaType: string; bytes: Uint8Array }

/** Fine enough that 12-point letters have smooth edges on an office printer. */
const printedDotsPerInch = 300

export const useAgreements = defineStore('agreements', () => {
  const studentId = ref<StudentId | null>(null)
  const planId = shallowRef<PlanId | null>(null)
  const agreements = shallowRef<Agreement[]>([])
  const disclosures = shallowRef<Disclosure[]>([])
  const problem = shallowRef<unknown>(null)
  const isLoaded = ref(false)
  const { printPages } = usePrintLayer()
  const saveState = useSaveState()

  /** Everything on paper about one student. */
  async function load(id: StudentId): Promise<void> {
    if (studentId.value !== id) {
      planId.value = null
      agreements.value = []
      disclosures.value = []
      isLoaded.value = false
    }
    studentId.value = id
    problem.value = null
    try {
      const [{ plan }, left] = await Promise.all([
        call('plans.findOfStudent', { studentId: id }),
        call('disclosures.list', { studentId: id }),
      ])
      const made = plan === null ? [] : (await call('agreements.list', { planId: plan.id })).agreements
      if (studentId.value !== id) return
      planId.value = plan?.id ?? null
      agreements.value = made
      disclosures.value = left.disclosures
      isLoaded.value = true
    } catch (error) {
      problem.value = error
    }
  }

  async function reload(): Promise<void> {
    if (studentId.value !== null) await load(studentId.value)
  }

  /** Hands the very pages of the paper to the printer. False when the print dialog was closed. */
  async function print(paper: Paper, disclosure: DisclosureDraft): Promise<boolean> {
    const images = await renderPdfPages(paper.bytes, scaleForDotsPerInch(printedDotsPerInch))
    const { isPrinted } = await printPages(images, paper.paperSize, () =>
      call('papers.print', { paperId: paper.id, disclosure }),
    )
    if (isPrinted) await reload()
    return isPrinted
  }

  async function save(paper: Paper, disclosure: DisclosureDraft, isProtected: boolean): Promise<SavedFile> {
    const saved = await call('papers.save', { paperId: paper.id, disclosure, isProtected })
    if (saved.savedAs !== null) await reload()
    return saved
  }

  async function keepSignatures(record: () => Promise<unknown>): Promise<void> {
    saveState.markSaving()
    try {
      await record()
      saveState.markSaved(new Date().toISOString())
    } catch (error) {
      saveState.markUnsaved(error)
      throw error
    }
    await reload()
  }

  /** False when the dialog was closed without a file. */
  async function attachScan(id: AgreementId): Promise<boolean> {
    const { file } = await call('app.chooseFile', { purpose: 'scan' })
    if (file === null) return false
    await call('agreements.attach', { id, file: file.token })
    await reload()
    return true
  }

  async function removeScan(id: AttachmentId): Promise<void> {
    await call('attachments.remove', { id })
    await reload()
  }

  return {
    studentId,
    planId,
    agreements,
    disclosures,
    problem,
    isLoaded,
    load,
    reload,
    /** The agreement as it would be printed now. Not stored until it leaves. */
    prepare: (id: PlanId, language = 'en'): Promise<Prepared> =>
      call('agreements.prepare', { planId: id, language }),
    open: (id: AgreementId): Promise<Paper> => call('agreements.open', { id }),
    print,
    save,
    recordSignatures: (id: AgreementId, signatures: Signature[]): Promise<void> =>
      keepSignatures(() => call('agreements.recordSignatures', { id, signatures })),
    /** Signatures given on the screen, under the agreement that is previewed. */
    sign: (paperId: Paper['id'], signatures: Signature[]): Promise<void> =>
      keepSignatures(() => call('agreements.sign', { paperId, signatures })),
    prepareRecord: (id: StudentId): Promise<Paper> => call('disclosures.prepareRecord', { studentId: id }),
    openSignedCopy: (id: AgreementId): Promise<Paper> => call('agreements.prepareSignedCopy', { id }),
    attachScan,
    openScan: (id: AttachmentId): Promise<OpenedScan> => call('attachments.open', { id }),
    removeScan,
  }
})
