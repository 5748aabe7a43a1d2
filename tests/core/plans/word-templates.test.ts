/** The school's words for contacts in a real vault: starters first, then its own. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WordTemplateId } from '#shared/domain/identity.ts'
import { starterTemplates } from '#shared/messages/contact-templates.ts'
import { openTestVault, type TestVault } from '#tests/core/open-core.ts'

let vault: TestVault
beforeEach(async () => {
  vault = await openTestVault()
})
afterEach(() => vault.remove())

const list = async () => (await vault.call('wordTemplates.list', {})).templates
const draft = { tone: 'repair', title: 'Our own', words: 'Hello {family}, we are sorry.' } as const

test('a new school has the starters', async () => {
  expect((await list()).map(({ id: _id, ...template }) => template)).toEqual(starterTemplates)
})

test('changing one starter keeps the others and its place', async () => {
  const [first, ...others] = await list()
  if (first === undefined) throw new Error('there are starters')
  const { templates } = await vault.call('wordTemplates.save', { id: first.id, draft })
  expect(templates).toEqual([{ ...draft, id: first.id }, ...others])
  expect(await list()).toEqual(templates)
})

test('one of the school’s own is added at the end and taken out again', async () => {
  const before = await list()
  const { templates } = await vault.call('wordTemplates.save', { id: null, draft })
  expect(templates.slice(0, -1)).toEqual(before)
  const added = templates.at(-1)
  expect(added).toMatchObject(draft)
  expect(await vault.call('wordTemplates.remove', { id: added?.id as WordTemplateId })).toEqual({
    templates: before,
  })
})

test('a starter that was taken out stays out, until the last one goes', async () => {
  const before = await list()
  const [first, ...others] = before
  await vault.call('wordTemplates.remove', { id: first?.id as WordTemplateId })
  expect(await list()).toEqual(others)
  for (const { id } of others) await vault.call('wordTemplates.remove', { id })
  expect(await list()).toEqual(before)
})
