/** Words that put the blame on a student or a family, each with a kinder choice. Points at them, and changes nothing. */

export type KinderChoice = {
  /** What to say instead. */
  instead: string
  why: string
}

type BlamingWord = KinderChoice & {
  /** Every form of it, as one pattern without borders. */
  forms: string
}

const reasons = {
  signal: 'Being away says that something between a student and school has broken, and that can be mended.',
  person: 'It judges the person, where what was seen can be talked about and changed.',
  both: 'It sounds as if one side alone must change, and a plan is made by both.',
} as const

/** Longer forms come first where one begins with another. English only. */
const blamingWords: readonly BlamingWord[] = [
  { forms: 'truan(?:t|ts|cy|cies)', instead: 'missed days', why: reasons.signal },
  {
    forms: 'skip(?:s|ped|ping)? (?:school|class|classes|lessons)',
    instead: 'was not in school',
    why: reasons.signal,
  },
  { forms: 'school refus(?:al|er|ers)', instead: 'finds it hard to come to school', why: reasons.signal },
  { forms: 'refus(?:e|es|ed|ing|al)', instead: 'was not able to yet', why: reasons.both },
  { forms: 'non-?complian(?:t|ce)', instead: 'has not started yet', why: reasons.both },
  { forms: 'unco-?operative', instead: 'did not agree yet', why: reasons.both },
  { forms: 'fail(?:s|ed|ing|ure|ures)?', instead: 'not yet', why: reasons.both },
  {
    forms: 'excuses?',
    instead: 'the reason that was given',
    why: 'It says that the reason is not believed.',
  },
  { forms: 'lazy|laziness', instead: 'what got in the way', why: reasons.person },
  { forms: 'unmotivated', instead: 'has not found a reason to come yet', why: reasons.person },
  { forms: 'attention[- ]seeking', instead: 'asks to be seen', why: reasons.person },
  { forms: 'manipulati(?:ve|on|ng)', instead: 'asks for what is needed in another way', why: reasons.person },
  { forms: 'bad attitude', instead: 'what was said or done', why: reasons.person },
  { forms: 'defian(?:t|ce)', instead: 'said no', why: reasons.person },
  { forms: 'disruptive', instead: 'what happened in the room', why: reasons.person },
  { forms: 'troublemakers?', instead: 'the student’s name', why: reasons.person },
  {
    forms: "(?:does|do|did) not care|(?:does|do|did)n[’']t care",
    instead: 'we have not heard yet what matters',
    why: reasons.both,
  },
  { forms: 'hard[- ]to[- ]reach', instead: 'we have not reached', why: reasons.both },
  {
    forms: 'dysfunctional|broken home',
    instead: 'what the family told us',
    why: 'It judges a home that we do not live in.',
  },
  { forms: 'problem (?:child|student|family)', instead: 'what is hard right now', why: reasons.person },
]

const patterns = blamingWords.map(({ forms, instead, why }) => ({
  // A word's border by letters of any script, so that no name with such letters in it is pointed at.
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms})(?![\\p{L}\\p{N}])`, 'giu'),
  choice: { instead, why },
}))

export type BlamingPlace = KinderChoice & {
  /** As it was written. */
  word: string
  /** Where it begins, in characters. */
  at: number
}

/** Each blaming word once, in the order of the text; the first that fits a place counts. */
export function findBlamingWords(text: string): BlamingPlace[] {
  const found: BlamingPlace[] = []
  for (const { pattern, choice } of patterns) {
    for (const { 0: word, index: at } of text.matchAll(pattern)) {
      const isInside = found.some((other) => at < other.at + other.word.length && other.at < at + word.length)
      const isSaid = found.some((other) => other.word.toLowerCase() === word.toLowerCase())
      if (!isInside && !isSaid) found.push({ ...choice, word, at })
    }
  }
  return found.toSorted((one, other) => one.at - other.at)
}
