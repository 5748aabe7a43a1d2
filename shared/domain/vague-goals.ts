/** Wishes that nobody can see happening, and what to ask instead. Looks at words only, and never at a person. */

type Vagueness = {
  pattern: RegExp
  /** Follows the quoted words: `“Improve attendance” …`. */
  question: string
  /** Days and a time make it a thing that can be seen. */
  isSeenWithDays?: boolean
}

const thing = 'is hard to see. Which thing, on which days, at what time, with whom, and by when?'
const smallThing = 'is hard to see. Which small thing, on which days, at what time, with whom?'
const oneThing = 'is hard to see. Which one thing would we see, on which days, with whom?'

const vaguenesses: readonly Vagueness[] = [
  {
    // An attendance ambassador is a person, whom one can meet.
    pattern:
      /\battendance\b(?! (ambassador|buddy|mentor|team|club))|\babsen(ce|t)|\bmiss(ing)? (less|fewer|no)\b/i,
    question: thing,
  },
  {
    pattern: /\b(come|be|go|get) ([a-z ]{0,14})(more|more often|regularly|every day|each day|daily)$/i,
    question: thing,
    isSeenWithDays: true,
  },
  {
    pattern: /\bon time\b|\bpunctual|\bearlier\b|\blate\b|\btard/i,
    question: 'is a good aim. On which days, at what time, and who is there to say hello?',
    isSeenWithDays: true,
  },
  {
    pattern:
      /^(i will )?(stop|don['’]t|do not|not|no more|never|avoid|quit)\b|\bskip(ping)? (class|school|lessons?)\b|\b(less|fewer)\b/i,
    question: 'says what will not happen. What will happen instead, on which days, with whom?',
  },
  {
    pattern:
      /\bbehav|\battitude\b|\brespectful|\bbe (good|better|nice|nicer|kind|quiet)\b|\bfollow (the )?rules\b|\bstay out of trouble\b/i,
    question: oneThing,
  },
  {
    pattern:
      /\b(better|good|my|higher) grades?\b|\bcatch(ing)? up\b|\bpass (my|all|every|math|english|science)\b|\bstudy (more|harder)\b|\b(do|finish) (all|more|my|the) (work|homework)\b|\bfocus\b|\bwork on\b/i,
    question: 'comes later. Which work first, on which days, with whose help?',
    isSeenWithDays: true,
  },
  {
    pattern:
      /\btry$|\b(try|work) (harder|more)\b|\b(try|do) (my|their|her|his|your) best\b|\bdo (better|more|well)\b|\bimprov(e|ing)\b|\bpay (more )?attention\b|\bparticipate more\b|\bbe (more )?(motivated|engaged|involved|active|responsible)\b|\bmake an effort\b/i,
    question: smallThing,
  },
]

/**
 * What to ask about an activity that nobody could see happening, or null when it can be seen. `hasDays` says that
 * weekdays and a time are chosen already.
 */
export function askAboutVagueness(activity: string, hasDays: boolean): string | null {
  const words = activity.trim()
  const found = vaguenesses.find(({ pattern }) => pattern.test(words))
  if (found === undefined || (found.isSeenWithDays === true && hasDays)) return null
  return `“${words}” ${found.question}`
}
