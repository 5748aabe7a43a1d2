/** Every handler of core. A missing one does not compile. */
import { agreementHandlers } from './agreements.ts'
import { attendanceHandlers } from './attendance.ts'
import type { Handlers, LinkHandlers } from './handler.ts'
import { importHandlers } from './imports.ts'
import { linkTable } from './link.ts'
import { paperHandlers } from './papers.ts'
import { planHandlers } from './plans.ts'
import { schoolHandlers } from './school.ts'
import { studentHandlers } from './students.ts'
import { vaultHandlers } from './vault.ts'

export const handlers: Handlers = {
  ...vaultHandlers,
  ...schoolHandlers,
  ...studentHandlers,
  ...attendanceHandlers,
  ...importHandlers,
  ...planHandlers,
  ...agreementHandlers,
  ...paperHandlers,
}

export const linkHandlers: LinkHandlers = linkTable
