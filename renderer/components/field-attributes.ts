/** What every field's control says to a screen reader about its label, hint and error. */
type FieldWords = { hint?: string | undefined; error?: string | undefined }

export function describeControl(controlId: string, { hint, error }: FieldWords): Record<string, string> {
  if (error) return { id: controlId, 'aria-invalid': 'true', 'aria-describedby': `${controlId}-error` }
  if (hint) return { id: controlId, 'aria-describedby': `${controlId}-hint` }
  return { id: controlId }
}
