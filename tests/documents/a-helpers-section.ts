/** Helpers and the steps of a bad morning, of a fictional student. */
import type { PlanContent } from '#shared/domain/plan.ts'
import { item } from './a-snapshot.ts'

export const aHelpersSection: PlanContent['helpers'] = {
  items: [
    {
      id: item('h1'),
      kind: 'everyday',
      name: 'Aunt Rania',
      relation: 'aunt',
      canDo: 'drives to school when the bus is gone',
      phone: '555 0199',
      when: 'before 9',
      barrierIds: [item('b1')],
    },
    {
      id: item('h2'),
      kind: 'occasional',
      name: 'Yusuf from next door',
      relation: 'neighbour',
      canDo: 'walks along',
      phone: '555 0111',
      when: '',
      barrierIds: [],
    },
  ],
  badMorning: {
    steps: [
      { id: item('n1'), words: 'Wash your face and put on the music from last night.' },
      { id: item('n2'), words: 'Text Ms. Okafor one word: hard.' },
      { id: item('n3'), words: 'Come for art, even when the first lessons are over.' },
    ],
    callIds: [item('h2'), item('h1')],
    goodToHear: 'You do not have to do the whole day. Just the next hour.',
    schoolWill: 'Ms. Okafor meets you at the side door, where it is quiet.',
    schoolPhone: '555 0100',
  },
}
