import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainHeavy, findReadingGrade, fleschKincaid, wantedGrade } from '#shared/domain/reading-grade.ts'
import { tones } from '#shared/domain/contact.ts'
import { fillTemplate, starterTemplates } from '#shared/messages/contact-templates.ts'

describe('the reading grade', () => {
  it('of the platypus is 11.3: 13 words, 1 sentence, 24 syllables', () => {
    const platypus = 'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.'
    expect(findReadingGrade(platypus)).toEqual({
      grade: 11.3,
      words: 13,
      sentences: 1,
      syllables: 24,
      heavy: [platypus],
    })
    expect(fleschKincaid(13, 1, 24)).toBeCloseTo(11.265, 3)
  })

  it('is not given for a few words, nor for other languages', () => {
    expect(findReadingGrade('We missed you today, Amina.')).toBeNull()
    for (const text of [
      'Hola, le llamo de la escuela porque hoy no vimos a Amina y queremos saber si todo está bien en casa.',
      'Bonjour, nous avons remarqué que Amina est absente depuis trois jours et nous voulons vous aider.',
      'مرحبا، افتقدنا أمينة اليوم في المدرسة. هل كل شيء على ما يرام في البيت؟ نود أن نساعدكم.',
      '您好，我们今天在学校没有见到阿米娜。家里一切都好吗？如果有什么困难，请告诉我们。',
    ]) {
      expect(findReadingGrade(text)).toBeNull()
    }
  })

  it('knows that a title ends no sentence, and that a line does', () => {
    expect(findReadingGrade('Ms. Okafor was there at 8.30 and she saw you.')?.sentences).toBe(1)
    expect(findReadingGrade('We saw you on the bus\nThank you for that. Have a good rest!')?.sentences).toBe(
      3,
    )
  })

  it('points at the heavy sentence and leaves the light ones alone', () => {
    const heavy =
      'Notwithstanding our previous communication regarding attendance expectations, we anticipate immediate improvement of the situation.'
    expect(findReadingGrade(`We saw you today. ${heavy} Thank you for that.`)?.heavy).toEqual([heavy])
  })

  it('grows with longer sentences and with longer words', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 500 }),
        (words, sentences, more) => {
          const syllables = words + more
          expect(fleschKincaid(words, sentences, syllables + 1)).toBeGreaterThan(
            fleschKincaid(words, sentences, syllables),
          )
          expect(fleschKincaid(words, sentences + 1, syllables)).toBeLessThan(
            fleschKincaid(words, sentences, syllables),
          )
        },
      ),
    )
  })
})

describe('the words to start from', () => {
  const names = { student: 'Amina', family: 'Samira Haddad', staff: 'Ms. Okafor', school: 'Lincoln School' }

  it('are three or four for each tone', () => {
    for (const tone of tones) {
      const count = starterTemplates.filter((template) => template.tone === tone).length
      expect([tone, count >= 3 && count <= 4]).toEqual([tone, true])
    }
  })

  it.each(starterTemplates)('“$title” can be read in grade 6 and blames nobody', ({ words }) => {
    const filled = fillTemplate(words, names)
    expect(findReadingGrade(filled)?.grade).toBeLessThanOrEqual(wantedGrade)
    expect(findReadingGrade(filled)?.heavy).toEqual([])
    expect(filled).not.toMatch(/[{}]|truant|truancy|non-compliant|failed|excuse|must|should/i)
  })

  it('keep the mark of a name that nobody knows', () => {
    expect(fillTemplate('Hello {family}, {student} was here.', { ...names, family: ' ' })).toBe(
      'Hello {family}, Amina was here.',
    )
  })

  it('fill in names as they are, also such that look like a pattern', () => {
    expect(fillTemplate('Hello {family}', { ...names, family: '$& {student}' })).toBe('Hello $& {student}')
  })
})

describe('why a sentence is heavy', () => {
  it.each([
    [
      'The documentation of transportation is with the coordinator.',
      'It has long words: “documentation”, “transportation”, “coordinator”.',
    ],
    ['${many}', 'It has 24 words.'],
    ['${many} unfortunately', 'It has 25 words, long ones such as “unfortunately” among them.'],
    ['Seven little gardens open every summer morning.', 'Many of its words are long.'],
  ])('%j: %s', (sentence, why) => {
    expect(explainHeavy(sentence.replace('${many}', 'we go to the bus and '.repeat(4).trim()))).toBe(why)
  })
})
