/** A school corrects what papers say, and says that it has been checked; papers that were given stay as they were. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { spanish } from '#shared/messages/papers/spanish.ts'
import { readWithPoppler } from '../../documents/read-pdf.ts'
import { openTestVault, startAgain, type TestVault, testPassphrase } from '../open-core.ts'
import { aPlannedStudent } from './a-planned-student.ts'

const language = 'es'
const key = 'agreement.title'
const corrected = 'Lo que acordamos con {called}'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.close())

describe('the fixed words of papers', () => {
  test('are ours until the school corrects one, and ours again when the field is emptied', async () => {
    const before = await vault.call('paperWords.list', { language })
    expect(before.words.every(({ own }) => own === null)).toBe(true)
    const after = await vault.call('paperWords.correct', { language, key, words: ` ${corrected} ` })
    expect(after.words.find((one) => one.key === key)).toMatchObject({ own: corrected, usual: spanish[key] })
    const emptied = await vault.call('paperWords.correct', { language, key, words: '  ' })
    expect(emptied.words.find((one) => one.key === key)?.own).toBeNull()
  })

  test.each(['Lo que acordamos', 'Lo que acordamos con {nombre}', 'Lo que acordamos con {called'])(
    'keep the places that the program fills in: “%s” is refused and nothing changes',
    async (words) => {
      await expect(vault.call('paperWords.correct', { language, key, words })).rejects.toMatchObject({
        code: 'paper-words.places',
      })
      const { words: all } = await vault.call('paperWords.list', { language })
      expect(all.find((one) => one.key === key)?.own).toBeNull()
    },
  )

  test('stay corrected after the vault was closed, in that language alone', async () => {
    await vault.call('paperWords.correct', { language, key, words: corrected })
    await vault.close()
    const again = await startAgain(vault)
    await again.call('vault.unlock', { slotId: vault.session.slotId, passphrase: testPassphrase })
    const own = async (code: string) =>
      (await again.call('paperWords.list', { language: code })).words.find((one) => one.key === key)?.own
    expect(await own('es')).toBe(corrected)
    expect(await own('fr')).toBeNull()
    await again.core.close()
  })
})

describe('an agreement', () => {
  test('says the school’s words, and no longer that nobody has checked them', async () => {
    const planned = await aPlannedStudent()
    const { planId } = planned
    const read = async () => {
      const { paper, isChecked } = await planned.vault.call('agreements.prepare', { planId, language })
      return { isChecked, text: readWithPoppler(paper.bytes).replace(/\s+/g, ' ') }
    }
    const before = await read()
    expect(before).toMatchObject({ isChecked: false })
    expect(before.text).toContain(spanish['checked.not'].slice(0, 30))
    await planned.vault.call('paperWords.correct', { language, key, words: corrected })
    const state = await planned.vault.call('paperWords.check', { language, isChecked: true })
    expect(state.checked?.by).toBe(planned.vault.session.staffName)
    const after = await read()
    expect(after.isChecked).toBe(true)
    expect(after.text).toContain('Lo que acordamos con ')
    expect(after.text).not.toContain(spanish['checked.not'].slice(0, 30))
    await planned.vault.close()
  })
})
