/** The school's words to start a contact from. Reads them once and keeps them while the vault is open. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Output } from '#shared/contract/contract.ts'
import type { WordTemplateDraft } from '#shared/domain/contact.ts'
import type { WordTemplateId } from '#shared/domain/identity.ts'
import { call } from '#renderer/client/client.ts'

export type WordTemplate = Output<'wordTemplates.list'>['templates'][number]

export const useWordTemplates = defineStore('word-templates', () => {
  const templates = shallowRef<WordTemplate[] | null>(null)

  async function load(): Promise<void> {
    templates.value ??= (await call('wordTemplates.list', {})).templates
  }

  async function save(id: WordTemplateId | null, draft: WordTemplateDraft): Promise<void> {
    templates.value = (await call('wordTemplates.save', { id, draft })).templates
  }

  async function remove(id: WordTemplateId): Promise<void> {
    templates.value = (await call('wordTemplates.remove', { id })).templates
  }

  return { templates, load, save, remove }
})
