/** Every section of a plan, in the order in which a meeting goes. A new section is one file and one line here. */
import { barriers } from './barriers.ts'
import { classroom } from './classroom.ts'
import { communication } from './communication.ts'
import { familyWords } from './family-words.ts'
import { goals } from './goals.ts'
import { helpers } from './helpers.ts'
import { milestones } from './milestones.ts'
import { placement } from './placement.ts'
import { promises } from './promises.ts'
import { rhythm } from './rhythm.ts'
import { schedule } from './schedule.ts'
import { strengths } from './strengths.ts'
import { supports } from './supports.ts'
import { team } from './team.ts'
import { voice } from './voice.ts'

export const sections = {
  voice,
  strengths,
  familyWords,
  barriers,
  team,
  helpers,
  supports,
  goals,
  promises,
  placement,
  schedule,
  classroom,
  rhythm,
  communication,
  milestones,
} as const

export type SectionId = keyof typeof sections
export const sectionIds = Object.keys(sections) as SectionId[]
