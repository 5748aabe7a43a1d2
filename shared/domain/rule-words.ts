/** Says in sentences which rules gave a number, the same ones on every screen and paper. Counts nothing. */
import type { SchoolSettings } from './school-settings.ts'

export type RuleSettings = Pick<
  SchoolSettings,
  'rule' | 'sessionsADay' | 'minutesADay' | 'countsDualRegistered'
>

const notTaken = 'A school day without a mark is a gap in the record. It is not counted as an absence.'

/**
 * How attendance is counted, a few plain sentences. Sources: CEDS 002022 and Attendance Works (United States);
 * *Working together to improve school attendance*, Department for Education, 2024 (England).
 */
export function sayRule(settings: RuleSettings): string[] {
  return settings.rule === 'england' ? sayEnglishRule(settings) : sayAmericanRule(settings)
}

function sayAmericanRule({ sessionsADay, minutesADay }: RuleSettings): string[] {
  return [
    'Counted in days, by the rule of the United States: a day counts as absent when the student was out for half of it or more, excused or not.',
    sessionsADay === 2
      ? 'Attendance is taken in the morning and in the afternoon. Missing one of the two is half of the day.'
      : 'Where attendance is taken in lessons, missing half of the day’s lessons or more is a day absent.',
    sayMinutes(minutesADay, 'a day absent'),
    'The rate is days missed out of the days on which school was open and the student was enrolled. Late is not absent, and approved time elsewhere counts as present.',
    'On track is under 5 %, at risk from 5 %, chronic from 10 %, severe from 20 %. With fewer than 10 days it is too early to say.',
    notTaken,
  ]
}

function sayEnglishRule({ sessionsADay, minutesADay, countsDualRegistered }: RuleSettings): string[] {
  return [
    sessionsADay === 2
      ? 'Counted in sessions, by the rule of England: each morning and each afternoon counts by itself.'
      : 'Counted in sessions, by the rule of England. This school takes attendance once a day, so that a day is one session.',
    'The rate is sessions missed, authorized or not, out of the sessions that were possible. Approved time elsewhere counts as present, and late counts as present.',
    countsDualRegistered
      ? 'A session at the student’s other school (code D) is possible and attended. National statistics may leave it out.'
      : 'A session at the student’s other school (code D) is left out of the possible ones, as national statistics may do.',
    sayMinutes(sessionsADay === 2 ? minutesADay / 2 : minutesADay, 'a session missed'),
    'Persistent means 10 % or more missed, severe means 50 % or more. At risk starts at 5 %. With fewer than 10 days it is too early to say.',
    notTaken,
  ]
}

function sayMinutes(minutesOfPart: number, what: string): string {
  const half = Math.ceil(minutesOfPart / 2)
  return `Where a mark says minutes, ${half} minutes away or more are ${what}, and fewer are not.`
}
