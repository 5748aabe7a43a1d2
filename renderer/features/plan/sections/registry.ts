/** The screen of every plan section. A new section is one file and one line here. */
import type { Component } from 'vue'
import type { SectionId } from '#shared/domain/sections/registry.ts'
import BarriersSection from './BarriersSection.vue'
import ClassroomSection from './ClassroomSection.vue'
import CommunicationSection from './CommunicationSection.vue'
import HelpersSection from './HelpersSection.vue'
import MilestonesSection from './MilestonesSection.vue'
import PlacementSection from './PlacementSection.vue'
import FamilyWordsSection from './FamilyWordsSection.vue'
import GoalsSection from './GoalsSection.vue'
import PromisesSection from './PromisesSection.vue'
import RhythmSection from './RhythmSection.vue'
import ScheduleSection from './ScheduleSection.vue'
import StrengthsSection from './StrengthsSection.vue'
import SupportsSection from './SupportsSection.vue'
import TeamSection from './TeamSection.vue'
import VoiceSection from './VoiceSection.vue'

export const sectionScreens: Readonly<Record<SectionId, Component>> = {
  voice: VoiceSection,
  strengths: StrengthsSection,
  familyWords: FamilyWordsSection,
  barriers: BarriersSection,
  team: TeamSection,
  helpers: HelpersSection,
  supports: SupportsSection,
  goals: GoalsSection,
  promises: PromisesSection,
  placement: PlacementSection,
  schedule: ScheduleSection,
  classroom: ClassroomSection,
  rhythm: RhythmSection,
  communication: CommunicationSection,
  milestones: MilestonesSection,
}
