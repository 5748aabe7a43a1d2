/**
 * One file on its way in: chosen, looked at, changed until it is understood, stored or left.
 * And the files brought in before. Nothing is stored before the person says so.
 */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { ChosenFile } from '#shared/contract/calls/app.ts'
import type { Input, Output } from '#shared/contract/contract.ts'
import type {
  ImportKind,
  ImportReading,
  ImportReport,
  ImportUnderstanding,
  PastImport,
} from '#shared/domain/attendance-import.ts'
import type { MarkCategory } from '#shared/domain/attendance.ts'
import type { ImportId } from '#shared/domain/identity.ts'
import { useNavCounts } from '#renderer/app/nav-counts.ts'
import { call } from '#renderer/client/client.ts'
import { useOperation } from '#renderer/client/use-operation.ts'

export type ImportUndone = Output<'imports.undo'>

export const useImports = defineStore('imports', () => {
  const file = shallowRef<Pick<ChosenFile, 'token' | 'name'> | null>(null)
  const understanding = shallowRef<ImportUnderstanding | null>(null)
  /** How the file shall be read: what was understood, with what the person changed. */
  const reading = shallowRef<ImportReading | null>(null)
  const report = shallowRef<ImportReport | null>(null)
  const problem = shallowRef<unknown>(null)
  const isDateOrderChosen = ref(false)
  const kind = computed<ImportKind>(() => understanding.value?.kind ?? 'attendance')
  const counts = useNavCounts()
  const looking = useOperation()
  const storing = useOperation()

  const needsDateOrder = computed(
    () => understanding.value?.isDateOrderUndecided === true && !isDateOrderChosen.value,
  )
  /** The headings are days of no year, and more than one school year fits. */
  const needsYear = computed(
    () =>
      understanding.value !== null &&
      understanding.value.headingYears.length > 0 &&
      understanding.value.reading.headingYear === null,
  )
  const step = computed(() =>
    report.value !== null ? 'done' : understanding.value !== null ? 'look' : 'choose',
  )

  /** Begins anew with no file. */
  function begin(): void {
    file.value = null
    understanding.value = null
    reading.value = null
    report.value = null
    problem.value = null
    isDateOrderChosen.value = false
  }

  async function choose(): Promise<void> {
    await take(async () => (await call('app.chooseFile', { purpose: 'data' })).file)
  }

  /** For files that belong together and are not packed into one. */
  async function chooseFolder(): Promise<void> {
    await take(async () => {
      const { folder } = await call('app.chooseFolder', { purpose: 'data' })
      return folder === null ? null : { token: folder.token, name: folder.label }
    })
  }

  async function take(ask: () => Promise<Pick<ChosenFile, 'token' | 'name'> | null>): Promise<void> {
    problem.value = null
    try {
      const chosen = await ask()
      if (chosen === null) return
      begin()
      file.value = chosen
    } catch (error) {
      problem.value = error
      return
    }
    await look({ kind: null, reading: null })
  }

  /** Reads the file; a newer look stops an older one. Without a reading all is guessed, without a kind that too. */
  async function look(wanted: Pick<Input<'imports.inspect'>, 'kind' | 'reading'>): Promise<void> {
    if (file.value === null) return
    if (looking.isRunning.value) await looking.cancel()
    problem.value = null
    const isWanted = () => wanted.reading === null || wanted.reading === reading.value
    try {
      const seen = await looking.run('imports.inspect', { file: file.value.token, ...wanted })
      // What was changed meanwhile is being looked at by a newer call.
      if (!isWanted()) return
      understanding.value = seen
      reading.value = seen.reading
    } catch (error) {
      if (isWanted()) problem.value = error
    }
  }

  /** Another kind of file has other columns, so everything is guessed anew. */
  async function setKind(next: ImportKind): Promise<void> {
    isDateOrderChosen.value = false
    await look({ kind: next, reading: null })
  }

  /** Another sheet is another table: what its columns and codes are is guessed anew. */
  async function setSheet(sheet: string): Promise<void> {
    isDateOrderChosen.value = false
    await change({ sheet, columns: [], codes: [] })
  }

  async function change(patch: Partial<ImportReading>): Promise<void> {
    if (reading.value === null) return
    if (patch.dateOrder !== undefined) isDateOrderChosen.value = true
    reading.value = { ...reading.value, ...patch }
    await look({ kind: kind.value, reading: reading.value })
  }

  async function setColumn(place: number, role: ImportReading['columns'][number]): Promise<void> {
    if (reading.value !== null) await change({ columns: reading.value.columns.with(place, role) })
  }

  async function setCode(code: string, label: string, category: MarkCategory): Promise<void> {
    if (reading.value === null) return
    const others = reading.value.codes.filter((one) => one.code !== code)
    await change({ codes: [...others, { code, label, category }] })
  }

  async function store(): Promise<void> {
    if (file.value === null || reading.value === null) return
    problem.value = null
    try {
      report.value = await storing.run('imports.run', {
        file: file.value.token,
        kind: kind.value,
        reading: reading.value,
      })
      counts.needsUs = null
    } catch (error) {
      problem.value = error
    }
  }

  return {
    kind,
    file,
    understanding,
    reading,
    report,
    problem,
    isDateOrderChosen,
    needsDateOrder,
    needsYear,
    step,
    isLooking: looking.isRunning,
    lookingProgress: looking.progress,
    stopLooking: looking.cancel,
    isStoring: storing.isRunning,
    storingProgress: storing.progress,
    stopStoring: storing.cancel,
    begin,
    choose,
    chooseFolder,
    setKind,
    setSheet,
    change,
    setColumn,
    setCode,
    store,
  }
})

export const usePastImports = defineStore('past-imports', () => {
  const counts = useNavCounts()
  const imports = shallowRef<PastImport[] | null>(null)
  const problem = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    problem.value = null
    try {
      imports.value = (await call('imports.list', {})).imports
    } catch (error) {
      problem.value = error
    }
  }

  /** What would be taken back now, or null when nothing can be; then `problem` says why. */
  async function previewUndo(id: ImportId): Promise<ImportUndone | null> {
    problem.value = null
    try {
      return await call('imports.previewUndo', { id })
    } catch (error) {
      problem.value = error
      return null
    }
  }

  /** What was taken back, or null when it could not be; then `problem` says why. */
  async function undo(id: ImportId): Promise<ImportUndone | null> {
    problem.value = null
    try {
      const undone = await call('imports.undo', { id })
      counts.needsUs = null
      await load()
      return undone
    } catch (error) {
      problem.value = error
      return null
    }
  }

  return { imports, problem, load, previewUndo, undo }
})
