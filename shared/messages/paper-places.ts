/** The places of a sentence that the program fills in, and its choices. Says nothing about its words. */
import { IntlMessageFormat } from 'intl-messageformat'

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** Each place and choice once, sorted, as `called` or `when=every|other|some`. Throws for words that are no message. */
export function listPlaces(message: string, code: string): string[] {
  const parts = new IntlMessageFormat(message, code, {}, { ignoreTag: true }).getAst()
  return [...new Set(placesIn(parts))].toSorted()
}

function placesIn(parts: readonly Part[]): string[] {
  return parts.flatMap((part): string[] => {
    if (!('value' in part) || part.type === 0) return []
    if (!('options' in part)) return [part.value]
    const inside = Object.values(part.options).flatMap((option) => placesIn(option.value))
    const isPlural = 'pluralType' in part
    const choices = isPlural ? '' : `=${Object.keys(part.options).toSorted().join('|')}`
    return [`${part.value}${choices}`, ...inside]
  })
}
