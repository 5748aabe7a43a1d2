/** Who walks along. Exactly one person is the steady touchpoint. */
import { z } from 'zod'
import { itemId } from '../identity.ts'
import { defineSection } from './section.ts'

export const teamRoles = [
  'counselor',
  'family-liaison',
  'teacher',
  'mentor',
  'student',
  'family',
  'other',
] as const
export const teamRole = z.enum(teamRoles)
export type TeamRole = z.infer<typeof teamRole>

export const teamMember = z.object({
  id: itemId,
  role: teamRole,
  name: z.string().max(120),
  contact: z.string().max(200),
  isTouchpoint: z.boolean(),
})
export type TeamMember = z.infer<typeof teamMember>

export const team = defineSection({
  id: 'team',
  title: 'The team',
  schema: z.object({
    members: z.array(teamMember).max(20),
  }),
  empty: () => ({ members: [] }),
  findGaps: (content, { called }) => {
    const named = content.members.filter((member) => member.name.trim() !== '')
    const touchpoints = named.filter((member) => member.isTouchpoint)
    if (touchpoints.length === 0) {
      return [{ itemId: null, isNeeded: true, sentence: `Who is ${called}’s person at school, every week?` }]
    }
    if (touchpoints.length > 1) {
      return [{ itemId: null, isNeeded: true, sentence: 'Choose one person as the steady touchpoint.' }]
    }
    if (!named.some((member) => member.role === 'teacher')) {
      return [{ itemId: null, isNeeded: false, sentence: `Which teacher knows what ${called} does well?` }]
    }
    return []
  },
})
