/** Makes an input that a call's schema accepts, with the number that it is given wherever a number of someone may stand. */
import type { z } from 'zod'

/** What zod knows of a schema; only the kinds that the contract uses. */
type Definition = {
  type: string
  innerType?: z.ZodType
  element?: z.ZodType
  shape?: Record<string, z.ZodType>
  options?: z.ZodType[]
  entries?: Record<string, string>
  values?: unknown[]
  format?: string
  defaultValue?: unknown
}
type Read = {
  def: Definition
  minValue?: number | null
  maxValue?: number | null
  minLength?: number | null
  format?: string | null
}

/** Nullable fields are filled, so that nothing passes because nobody was named. Throws for an unknown kind. */
export function anInput(schema: z.ZodType, number: number): unknown {
  const { def: definition, ...bounds } = readSchema(schema)
  const inside = (inner: z.ZodType | undefined) => {
    if (inner === undefined) throw new Error(`a schema of ${definition.type} has nothing inside`)
    return anInput(inner, number)
  }
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape ?? {}).map(([key, field]) => [key, anInput(field, number)]),
      )
    case 'array':
      return [inside(definition.element)]
    case 'nullable':
    case 'optional':
    case 'prefault':
      return inside(definition.innerType)
    case 'default':
      return definition.defaultValue
    case 'union':
      return inside(definition.options?.[0])
    case 'enum':
      return Object.values(definition.entries ?? {})[0]
    case 'literal':
      return definition.values?.[0]
    case 'boolean':
      // The plain case of what can be: somebody was met, reached, there.
      return true
    case 'number':
      return Math.min(bounds.maxValue ?? number, Math.max(bounds.minValue ?? number, number))
    case 'string':
      return aText(definition.format ?? bounds.format ?? null, bounds.minLength ?? 0)
    case 'unknown':
      return {}
    case 'record':
      return {}
    default:
      throw new Error(`no input is made for a schema of ${definition.type}`)
  }
}

function readSchema(schema: z.ZodType): Read {
  const { def, minValue, maxValue, minLength, format } = schema as unknown as Read
  return {
    def,
    minValue: minValue ?? null,
    maxValue: maxValue ?? null,
    minLength: minLength ?? null,
    format: format ?? null,
  }
}

function aText(format: string | null, least: number): string {
  if (format === 'date') return '2026-03-02'
  if (format === 'datetime') return '2026-03-02T09:00:00.000Z'
  return 'x'.repeat(Math.max(least, 8))
}
