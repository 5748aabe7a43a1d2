import { describe, expect, it } from 'vitest'
import type { ItemId } from '#shared/domain/identity.ts'
import { growStage, twoWeeksFrom } from '#shared/domain/schedule-growth.ts'
import type { ScheduleStage } from '#shared/domain/sections/schedule.ts'

function numbered(): () => ItemId {
  let count = 0
  return () => `new-${(count += 1)}` as ItemId
}

const firstStage: ScheduleStage = {
  id: 'stage-1' as ItemId,
  name: 'Stage 1',
  // Thursday to Wednesday, two weeks.
  startsOn: '2026-03-05',
  endsOn: '2026-03-18',
  sessions: [
    { id: 'a' as ItemId, weekday: 1, from: '08:30', to: '11:30', what: 'Art' },
    { id: 'b' as ItemId, weekday: 3, from: '12:30', to: '15:30', what: 'Math' },
  ],
  note: 'Starts in the library',
}

describe('the stage after a stage', () => {
  it('is as long, starts on the next weekday, and has an hour more in every session until 16:00', () => {
    expect(growStage(firstStage, 2, numbered())).toEqual({
      id: 'new-1',
      name: 'Stage 2',
      startsOn: '2026-03-19',
      endsOn: '2026-04-01',
      sessions: [
        { id: 'new-2', weekday: 1, from: '08:30', to: '12:30', what: 'Art' },
        { id: 'new-3', weekday: 3, from: '12:30', to: '15:30', what: 'Math' },
      ],
      note: '',
    })
  })

  it('waits for Monday when the stage before ends on a Friday', () => {
    expect(growStage({ ...firstStage, endsOn: '2026-03-20' }, 2, numbered()).startsOn).toBe('2026-03-23')
  })

  it('ends with the school week when the stage before did', () => {
    const stage = { ...firstStage, startsOn: '2026-03-04', endsOn: '2026-03-13' } as const
    const { startsOn, endsOn } = growStage(stage, 2, numbered())
    expect({ startsOn, endsOn }).toEqual({ startsOn: '2026-03-16', endsOn: '2026-03-27' })
  })

  it('leaves days open that were open before', () => {
    const { startsOn, endsOn } = growStage({ ...firstStage, endsOn: null }, 2, numbered())
    expect({ startsOn, endsOn }).toEqual({ startsOn: null, endsOn: null })
  })

  it('never proposes a session that runs past midnight', () => {
    const late = { id: 'c' as ItemId, weekday: 1, from: '22:00', to: '23:30', what: '' } as const
    expect(growStage({ ...firstStage, sessions: [late] }, 2, numbered()).sessions[0]?.to).toBe('23:30')
  })
})

describe('a first stage of two weeks', () => {
  it.each([
    ['2026-03-02', '2026-03-02', '2026-03-13'],
    ['2026-03-04', '2026-03-04', '2026-03-13'],
    ['2026-03-07', '2026-03-09', '2026-03-20'],
  ] as const)('from %s starts on %s and ends on the Friday %s', (day, startsOn, endsOn) => {
    expect(twoWeeksFrom(day)).toEqual({ startsOn, endsOn })
  })
})
