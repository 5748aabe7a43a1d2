/** What changed between two plans, said as a family would say it. */
import { emptyPromise } from '#shared/domain/sections/promises.ts'
import { emptySupport } from '#shared/domain/sections/supports.ts'
import { describe, expect, test } from 'vitest'
import { findAgreementChanges } from '#shared/domain/agreement-changes.ts'
import type { PlanContent } from '#shared/domain/plan.ts'
import { emptyPlanContent } from '#shared/domain/plan-gaps.ts'
import { aPlanContent, item } from '#tests/documents/a-snapshot.ts'

type Change = (content: PlanContent) => void

/** The plan after a change, the one before it left as it was. */
function changed(change: Change): PlanContent {
  const content = structuredClone(aPlanContent())
  change(content)
  return content
}

const find = (change: Change) => findAgreementChanges(aPlanContent(), changed(change), 'Amina')

/** The first entry, which every section of the plan in these tests has. */
function first<Item>(items: Item[]): Item {
  const [one] = items
  if (one === undefined) throw new Error('the plan of the tests has an entry here')
  return one
}

describe('what changed since we signed', () => {
  test('nothing changed, nothing is said', () => {
    expect(findAgreementChanges(aPlanContent(), aPlanContent(), 'Amina')).toEqual([])
    expect(findAgreementChanges(emptyPlanContent(), emptyPlanContent(), 'Amina')).toEqual([])
  })

  test('spaces at the ends and another form of the same letter are no change', () => {
    const said = find(({ supports, promises }) => {
      first(supports.items).who = ' Ms. Rivera  '
      first(promises.items).words = 'Text Ms. Okafor on hard mornings '
    })
    expect(said).toEqual([])
  })

  test.each<[string, Change, string[]]>([
    [
      'a new touchpoint is named with the one before',
      ({ team }) => {
        first(team.members).name = 'Mr. Lind'
      },
      ['Mr. Lind is now Amina’s person at school. It was Ms. Okafor.'],
    ],
    [
      'someone joins the team and someone leaves it',
      ({ team }) => {
        team.members.pop()
        team.members.push({ id: item('t9'), role: 'mentor', name: 'Deniz', contact: '', isTouchpoint: false })
      },
      ['Deniz joined us.', 'Samira Haddad is no longer part of the team.'],
    ],
    [
      'a member is replaced',
      ({ team }) => {
        const [, second] = team.members
        if (second !== undefined) second.name = 'Ms. Park'
      },
      ['Ms. Park is with us in place of Mr. Lind.'],
    ],
    [
      'the touchpoint is gone',
      ({ team }) => {
        first(team.members).isTouchpoint = false
      },
      ['Ms. Okafor is no longer Amina’s person at school.'],
    ],
    [
      'new words of the student are told of, not repeated',
      ({ voice }) => {
        voice.quotes.push({ id: item('v9'), topic: 'other', words: 'Lunch is the best.', saidOn: null })
      },
      ['Amina told us more.'],
    ],
    [
      'words that were taken out are told of, not repeated',
      ({ voice, familyWords }) => {
        voice.quotes.pop()
        familyWords.quotes = []
      },
      [
        'Amina’s words are shorter now: something was taken out.',
        'The family’s words are shorter now: something was taken out.',
      ],
    ],
    [
      'the family says it in other words',
      ({ familyWords }) => {
        first(familyWords.quotes).words = 'She laughs again.'
      },
      ['The family’s words are written anew.'],
    ],
    [
      'a new hope',
      ({ rhythm }) => {
        rhythm.expectedAttendance = 'Four full days a week.'
      },
      ['What we hope for is now: “Four full days a week”.'],
    ],
    [
      'a barrier eases, is out of the way, and a new one comes',
      ({ barriers }) => {
        const [bus, math] = barriers.items
        if (bus !== undefined) bus.state = 'easing'
        if (math !== undefined) math.state = 'resolved'
        barriers.items.push({ ...first(barriers.items), id: item('b9'), words: 'Sleep.', state: 'open' })
      },
      [
        'Also hard now: “Sleep”.',
        'Getting easier: “The bus comes before her brother’s school opens”.',
        'No longer in the way: “Math feels far ahead after the weeks at home”.',
      ],
    ],
    [
      'a support is new, one has ended',
      ({ supports }) => {
        supports.items.shift()
        supports.items.push({
          ...emptySupport(item('p9')),
          kind: 'mentor',
          what: 'a mentor',
          who: 'Deniz',
          startsOn: '2026-04-06',
        })
      },
      [
        'New: a mentor, with Deniz, from Monday 6 April 2026.',
        'A later bus, with a pass for her brother has ended.',
      ],
    ],
    [
      'a support changes hands, rhythm and end',
      ({ supports }) => {
        const tutoring = supports.items[1]
        if (tutoring === undefined) return
        tutoring.who = 'Ms. Park'
        tutoring.howOften = 'three times a week'
        tutoring.endsOn = null
      },
      [
        'Math tutoring is now with Ms. Park, no longer with Mr. Lind.',
        'Math tutoring is now three times a week. It was twice a week.',
        'Math tutoring goes on without an end date.',
      ],
    ],
    [
      'a goal moves to another day, hour and place',
      ({ goals }) => {
        const goal = first(goals.items)
        goal.weekdays = [1, 4]
        goal.time = '14:30'
        goal.place = 'the library'
      },
      [
        '“come to math tutoring with Mr. Lind” moved from Tuesday and Thursday to Monday and Thursday.',
        '“come to math tutoring with Mr. Lind” is at 14:30 now, not at 15:15.',
        '“come to math tutoring with Mr. Lind” is now here: the library.',
      ],
    ],
    [
      'a goal has another measure and more time',
      ({ goals }) => {
        const goal = first(goals.items)
        goal.target = 5
        goal.dueOn = '2026-04-30'
      },
      [
        '“come to math tutoring with Mr. Lind”: 5 of 8 times are enough.',
        'There is more time for “come to math tutoring with Mr. Lind”, until Thursday 30 April 2026.',
      ],
    ],
    [
      'a goal that ends sooner',
      ({ goals }) => {
        first(goals.items).dueOn = '2026-03-26'
      },
      ['“come to math tutoring with Mr. Lind” now runs until Thursday 26 March 2026.'],
    ],
    [
      'a goal in new words is said whole',
      ({ goals }) => {
        first(goals.items).activity = 'come to the study group'
      },
      [
        'A goal has changed. Amina will come to the study group on Tuesdays and Thursdays at 15:15 in room 12, at least 6 of 8 times by Thursday 2 April 2026.',
      ],
    ],
    [
      'a goal is new, one is no longer there',
      ({ goals }) => {
        const old = first(goals.items)
        goals.items = [
          { ...old, id: item('g9'), activity: 'eat lunch with the mural group', time: null, place: '' },
        ]
      },
      [
        'New: Amina will eat lunch with the mural group on Tuesdays and Thursdays, at least 6 of 8 times by Thursday 2 April 2026.',
        'No longer a goal: “come to math tutoring with Mr. Lind”.',
      ],
    ],
    [
      'promises come, go, change hands and are kept',
      ({ promises }) => {
        const [student, family, desk] = promises.items
        promises.items.pop()
        if (student !== undefined) student.state = 'kept'
        if (family !== undefined) family.words = 'Text before 8 when she stays home'
        if (desk !== undefined) desk.who = 'Ms. Park'
        promises.items.push({
          ...emptyPromise(item('m9'), 'school'),
          words: 'Save a seat in the hallway',
        })
      },
      [
        'New from the school: “Save a seat in the hallway”.',
        'No longer promised by the school: “Let the mural count for art”.',
        'Kept: “Text Ms. Okafor on hard mornings”.',
        'The family now promises: “Text before 8 when she stays home”. It was: “Call before 8 when she stays home”.',
        'Ms. Park now takes care of “Keep a quiet desk ready in room 12”.',
      ],
    ],
    [
      'a promise has another day, which may be its first or its last',
      ({ promises }) => {
        const [, family] = promises.items
        if (family !== undefined) family.dueOn = '2026-04-06'
      },
      ['“Call before 8 when she stays home”: the day is now Monday 6 April 2026.'],
    ],
    [
      'a stage that is only numbered is called as on the paper',
      ({ schedule }) => {
        schedule.stages.push({
          ...first(schedule.stages),
          id: item('w9'),
          name: 'Stage 3',
          startsOn: '2026-03-30',
          endsOn: null,
        })
      },
      ['New on the way back: step 3, from Monday 30 March 2026.'],
    ],
    [
      'a session moves to another day at the same hour',
      ({ schedule }) => {
        const english = first(schedule.stages).sessions[1]
        if (english !== undefined) english.weekday = 3
      },
      ['English moved from Tuesday to Wednesday.'],
    ],
    [
      'a session that was taken out here and put in there is one move',
      ({ schedule }) => {
        const stage = first(schedule.stages)
        stage.sessions = stage.sessions.filter((session) => session.id !== 'x2')
        stage.sessions.push({ id: item('x9'), weekday: 5, from: '10:00', to: '11:00', what: 'English' })
      },
      ['English moved from Tuesday 09:00–10:30 to Friday 10:00–11:00.'],
    ],
    [
      'a session is new, one is gone, one has another subject',
      ({ schedule }) => {
        const stage = first(schedule.stages)
        stage.sessions = stage.sessions.filter((session) => session.id !== 'x2')
        stage.sessions.push({ id: item('x9'), weekday: 5, from: '10:00', to: '11:00', what: 'Choir' })
        first(stage.sessions).what = 'Music'
      },
      [
        'Art on Monday 09:00–10:30 is now Music, on Monday 09:00–10:30.',
        'New in “Mornings with art”: Choir on Friday 10:00–11:00.',
        'No longer in “Mornings with art”: English on Tuesday 09:00–10:30.',
      ],
    ],
    [
      'a stage has new dates, one is gone, one without a name is new',
      ({ schedule }) => {
        const stage = first(schedule.stages)
        stage.endsOn = '2026-03-20'
        schedule.stages = [
          stage,
          { id: item('w9'), name: '', startsOn: '2026-03-23', endsOn: null, sessions: [], note: '' },
        ]
      },
      [
        'New on the way back: step 2, from Monday 23 March 2026.',
        '“Half days” is no longer part of the way back.',
        '“Mornings with art” now ends on Friday 20 March 2026.',
      ],
    ],
    [
      'the way back is over',
      ({ schedule }) => {
        schedule.isPhased = false
      },
      ['Amina now comes for the full school week.'],
    ],
    [
      'check-ins and reviews have another rhythm',
      ({ rhythm }) => {
        rhythm.checkInWeekdays = [1]
        rhythm.checkInTime = null
        rhythm.firstReviewOn = '2026-04-24'
        rhythm.reviewEvery = 'two-weeks'
      },
      [
        'We now ask Amina how it is going every week on Monday.',
        'We meet to look at the plan on Friday 24 April 2026.',
        'We look at the plan together every two weeks.',
      ],
    ],
  ])('%s', (_name, change, expected) => {
    expect(find(change)).toEqual(expected)
  })

  test('a plan that was empty and is full says all of it as new, and never says undefined or null', () => {
    const all = findAgreementChanges(emptyPlanContent(), aPlanContent(), 'Amina')
    expect(all.join('\n')).not.toMatch(/undefined|null|NaN|“”|\s{2}/)
    expect(all).toContain('Ms. Okafor is Amina’s person at school.')
    expect(all).toContain('New: Math tutoring, with Mr. Lind, from Tuesday 3 March 2026.')
    expect(all.every((sentence) => sentence.endsWith('.'))).toBe(true)
    const none = findAgreementChanges(aPlanContent(), emptyPlanContent(), 'Amina')
    expect(none.join('\n')).not.toMatch(/undefined|null|NaN|“”|\s{2}/)
  })

  test('an entry that was only begun is no change to anyone', () => {
    const said = find(({ goals, supports }) => {
      goals.items.push({ ...first(goals.items), id: item('g9'), activity: '  ' })
      supports.items.push({ ...first(supports.items), id: item('p9'), what: '' })
    })
    expect(said).toEqual([])
  })

  test('no sentence blames', () => {
    const all = [
      ...findAgreementChanges(emptyPlanContent(), aPlanContent(), 'Amina'),
      ...findAgreementChanges(aPlanContent(), emptyPlanContent(), 'Amina'),
    ].join(' ')
    expect(all).not.toMatch(/truan|non-complian|fail|excuse|broke/i)
  })
})

describe('what changed in the circle and in the long view', () => {
  const helper = {
    id: item('h1'),
    kind: 'everyday' as const,
    name: 'Aunt Rania',
    relation: 'aunt',
    canDo: 'drives when the bus is gone',
    phone: '555 0199',
    when: '',
    barrierIds: [],
  }
  const line = {
    id: item('c1'),
    withWhom: 'Samira Haddad',
    channel: 'call' as const,
    every: 'week' as const,
    weekday: 5 as const,
    startsOn: null,
    by: 'Ms. Okafor',
    language: 'Arabic',
    needsInterpreter: true,
    format: '',
  }
  const milestone = {
    id: item('l1'),
    kind: 'milestone' as const,
    words: 'A whole week',
    byOn: '2026-05-04' as const,
    reachedOn: null,
  }
  const grown = (change: Change = () => undefined) =>
    changed((content) => {
      content.helpers.items = [{ ...helper }]
      content.helpers.badMorning.steps = [{ id: item('n1'), words: 'Wash your face' }]
      content.communication.items = [{ ...line }]
      content.milestones.items = [{ ...milestone }]
      content.classroom.strategies = [{ id: item('k1'), words: 'A seat by the door' }]
      change(content)
    })

  test('all that is new is told once, without a phone number', () => {
    const said = findAgreementChanges(aPlanContent(), grown(), 'Amina')
    expect(said).toEqual([
      'Aunt Rania helps too: “drives when the bus is gone”.',
      'There is now a card for a hard morning.',
      'New in class: “A seat by the door”.',
      'New: Ms. Okafor calls Samira Haddad every week on Friday, in Arabic and with an interpreter.',
      'New on the way: “A whole week”, by about Monday 4 May 2026.',
    ])
    expect(said.join()).not.toContain('555')
  })

  test.each<[string, Change, string[]]>([
    [
      'another number or hour of a helper is nothing to sign for',
      ({ helpers }) => {
        first(helpers.items).phone = '555 0000'
        first(helpers.items).when = 'before 8'
        first(helpers.items).barrierIds = [item('b1')]
      },
      [],
    ],
    [
      'a helper is replaced, and the card is written anew',
      ({ helpers }) => {
        first(helpers.items).name = 'Yusuf'
        first(helpers.badMorning.steps).words = 'Music first'
      },
      ['Yusuf helps in place of Aunt Rania.', 'The card for a hard morning is written anew.'],
    ],
    [
      'another rhythm of staying in touch',
      ({ communication }) => {
        first(communication.items).every = 'two-weeks'
      },
      ['Now: Ms. Okafor calls Samira Haddad every two weeks on Friday, in Arabic and with an interpreter.'],
    ],
    [
      'a milestone is reached',
      ({ milestones }) => {
        first(milestones.items).reachedOn = '2026-04-27'
      },
      ['Reached: “A whole week”.'],
    ],
    [
      'there is more time for a milestone, and an end to it all',
      ({ milestones }) => {
        first(milestones.items).byOn = '2026-05-18'
        milestones.stepDown = 'First the bus, then the tutoring.'
      },
      [
        '“A whole week”, by about Monday 18 May 2026 now.',
        'How we step down is now: “First the bus, then the tutoring”.',
      ],
    ],
    [
      'a placement is decided',
      ({ placement }) => {
        placement.decision = 'Grade 8 with half the electives'
        placement.decidedOn = '2026-03-04'
      },
      ['About the placement we decided on Wednesday 4 March 2026: “Grade 8 with half the electives”.'],
    ],
    [
      'a support gets days, and a goal is reached',
      ({ supports, goals }) => {
        first(supports.items).weekdays = [4, 2]
        first(supports.items).time = '15:15'
        first(goals.items).state = 'met'
      },
      [
        'A later bus, with a pass for her brother is now on Tuesday and Thursday at 15:15.',
        'Reached: “come to math tutoring with Mr. Lind”.',
      ],
    ],
    [
      'what is gone is told as well',
      ({ helpers, communication, classroom, milestones }) => {
        helpers.items = []
        helpers.badMorning.steps = []
        communication.items = []
        classroom.strategies = []
        milestones.items = []
      },
      [
        'Aunt Rania is no longer named as a helper.',
        'There is no card for a hard morning any more.',
        'No longer in class: “A seat by the door”.',
        'This has ended: Ms. Okafor calls Samira Haddad every week on Friday, in Arabic and with an interpreter.',
        'No longer on the way: “A whole week”.',
      ],
    ],
  ])('%s', (_name, change, expected) => {
    expect(findAgreementChanges(grown(), grown(change), 'Amina')).toEqual(expected)
  })
})
