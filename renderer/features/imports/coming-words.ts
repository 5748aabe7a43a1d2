/** What an import would do, in words, before it does. */
import type { ImportKind, ImportUnderstanding } from '#shared/domain/attendance-import.ts'
import { count, valueWords } from './import-words.ts'

type Coming = NonNullable<ImportUnderstanding['coming']>

/** A sentence for each thing that would happen. */
export function sayComing({ added, changed, unchanged }: Coming, kind: ImportKind): string[] {
  const [one, many] = valueWords[kind]
  const sentences: [number, string][] = [
    [added, `${count(added, `${one} is`, `${many} are`)} new.`],
    [changed, `${count(changed, `${one} gets`, `${many} get`)} another value.`],
    [unchanged, `${count(unchanged, `${one} stands`, `${many} stand`)} in the vault already, just so.`],
  ]
  const said = sentences.filter(([amount]) => amount > 0).map(([, sentence]) => sentence)
  return said.length === 0 ? ['Nothing in this file can come in as it is.'] : said
}

/** How many changes the list does not show; empty when it shows all. */
export function sayMoreComing({ changed, first }: Coming): string {
  const left = changed - first.length
  return left <= 0 || first.length === 0 ? '' : `And ${count(left, 'other')}.`
}
