/**
 * Words to start from, three or four for each tone, until the school writes its own. Never blames, and asks more than it
 * tells. `{student}`, `{family}`, `{staff}` and `{school}` stand for names.
 */
import type { Tone, WordTemplateDraft } from '../domain/contact.ts'

const words: Record<Tone, readonly (readonly [title: string, words: string])[]> = {
  celebration: [
    [
      'A good day',
      'Hello {family}, this is {staff} from {school}. {student} was here today, and it was good to see that face. I wanted you to hear it too. Thank you for all you do at home.',
    ],
    [
      'A step that worked',
      'Hello {family}, this is {staff}. {student} did what we planned this week. That took heart. Please tell {student} that we are proud.',
    ],
    [
      'Something kind',
      'Hello {family}, {staff} here from {school}. {student} helped someone in class today. The room was better for it. I thought you would like to know.',
    ],
    [
      'A full week',
      'Hello {family}, {student} came to school each day this week. We saw how hard you all worked for that. Thank you. Have a good rest.',
    ],
  ],
  information: [
    [
      'What comes next',
      'Hello {family}, this is {staff} from {school}. Next week we plan to … If that does not fit for you, tell me and we will find another way.',
    ],
    [
      'When we meet',
      'Hello {family}, we would like to look at the plan with you and {student}. Could you come on … at …? We can also talk by phone. Bring anyone who helps you.',
    ],
    [
      'A small change',
      'Hello {family}, from … on, this will be new for {student}: … The rest stays the same. What would you like to ask?',
    ],
  ],
  concern: [
    [
      'We miss you',
      'Hello {family}, this is {staff} from {school}. We missed {student} today. Is all well at home? If something makes it hard to come, we would like to help.',
    ],
    [
      'A hard week',
      'Hello {family}, this week looked hard for {student}. I am not calling to blame. You know {student} best. What have you seen, and what would help right now?',
    ],
    [
      'Listening first',
      'Hello {family}, I would like to hear how it is going for you and {student}. When is a good time to talk? I can call, or come by if you like.',
    ],
  ],
  repair: [
    [
      'We are sorry',
      'Hello {family}, this is {staff}. We said that we would … and we did not do it. I am sorry. We will do it by … and I will tell you when it is done.',
    ],
    [
      'Starting again',
      'Hello {family}, the last talk did not go well, and I wish I had listened more. May we start again? I would like to hear what you and {student} need.',
    ],
    [
      'After a setback',
      'Hello {family}, a hard day does not undo what {student} has done so far. We can try again in the morning. The door is open, and I will be there.',
    ],
  ],
}

export const starterTemplates: readonly WordTemplateDraft[] = (Object.keys(words) as Tone[]).flatMap((tone) =>
  words[tone].map(([title, text]) => ({ tone, title, words: text })),
)

export type TemplateNames = { student: string; family: string; staff: string; school: string }

/** The words with names in the place of their marks. A name that nobody knows keeps its mark, to be seen and filled in. */
export function fillTemplate(template: string, names: TemplateNames): string {
  return template.replaceAll(
    /\{(student|family|staff|school)\}/g,
    (mark, key: keyof TemplateNames) => names[key].trim() || mark,
  )
}
