/** What teachers can do differently in class, until a school writes its own list. Names no student and no subject. */

/** After the practice of bridged, flexible and explicit teaching: ways back into lessons that went on without someone. */
export const starterStrategies: readonly string[] = [
  'Bridge the lessons: say in five minutes what was missed and what is needed today',
  'Let the order of the work be flexible, the most needed things first',
  'Offer a choice of tasks that touch what the student cares about',
  'Begin in a small group or with one partner before the whole class',
  'Give instructions one step at a time, spoken and in writing',
  'Check often and quietly whether it is understood, without calling on the student',
  'Keep deadlines flexible for the first weeks, and agree on new ones together',
  'Let the student show what they know in another way: spoken, drawn, built or recorded',
  'Greet the student at the door by name, and do not mention the days away in front of others',
  'Keep a seat that feels safe, and a sign for a short break without questions',
  'Save handouts and notes in one folder that is ready on the day of return',
  'Say what went well in each lesson, before what comes next',
]
