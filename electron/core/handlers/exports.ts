/** Makes tables that leave the vault from the same answers that the screens show. */
import type { ExportFileType, ExportWish } from '#shared/domain/table-export.ts'
import type { ExportTable } from '../exports/export-table.ts'
import { makeCaseloadTable } from '../exports/tables/caseload-table.ts'
import { makeQualityTable, makeSupportsTable, makeWholeSchoolTable } from '../exports/tables/school-tables.ts'
import { makeStudentYearTable } from '../exports/tables/student-year-table.ts'
import { makeTotalsTable } from '../exports/tables/totals-table.ts'
import { writeCsv } from '../exports/write-csv.ts'
import { writeWorkbook } from '../exports/write-workbook.ts'
import { getSettings } from '../storage/tables/school.ts'
import { getStudent } from '../storage/tables/students.ts'
import { acrossHandlers } from './across.ts'
import { attendanceHandlers } from './attendance.ts'
import type { OpenContext } from './context.ts'
import type { HandlersOf, Operation } from './handler.ts'
import { qualityHandlers } from './quality.ts'
import { totalsHandlers } from './totals.ts'
import { yearHandlers } from './year.ts'

const rowsToLookAt = 8

export const exportHandlers: HandlersOf<'exports'> = {
  'exports.prepare': async ({ wish, fileType }, context, operation) => {
    const table = await makeTable(wish, context, operation)
    const bytes = fileType === 'csv' ? writeCsv(table) : await writeWorkbook(table)
    const { title, header, rows, about } = table
    const fileName = `${table.fileName}-${context.today()}.${fileType}`
    const { id } = context.papers.put(
      // A table is on no sheet of paper; nothing asks for its pages.
      { title, fileName, bytes, pages: 1, paperSize: getSettings(context.vault.database).paperSize },
      { kind: 'table', what: sayWhat(table, fileType), about },
    )
    return {
      id,
      fileName,
      title,
      rows: rows.length,
      students: about.length,
      header: [...header],
      firstRows: rows.slice(0, rowsToLookAt).map((row) => row.map((cell) => String(cell ?? ''))),
    }
  },
}

async function makeTable(wish: ExportWish, context: OpenContext, operation: Operation): Promise<ExportTable> {
  const { database } = context.vault
  switch (wish.what) {
    case 'caseload':
      return makeCaseloadTable(
        await attendanceHandlers['caseload.list'](wish, context, operation),
        wish.studentIds,
      )
    case 'student-year':
      return makeStudentYearTable(
        getStudent(database, wish.studentId),
        await yearHandlers['year.look'](wish, context, operation),
      )
    case 'supports-across':
      return makeSupportsTable(await acrossHandlers['across.lookAtSupports']({}, context, operation))
    case 'whole-school':
      return makeWholeSchoolTable(await acrossHandlers['across.lookAtYear'](wish, context, operation))
    case 'data-quality':
      return makeQualityTable((await qualityHandlers['quality.list']({}, context, operation)).items)
    case 'reconciliation':
      return makeTotalsTable(await totalsHandlers['totals.list'](wish, context, operation))
  }
}

const fileTypeWords: Record<ExportFileType, string> = { csv: 'CSV file', xlsx: 'Excel workbook' }

/** For the record of disclosure. */
const sayWhat = ({ title }: ExportTable, fileType: ExportFileType) =>
  `Table “${title}”, ${fileTypeWords[fileType]}`
