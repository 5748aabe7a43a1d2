/** How feeling and belonging are said: the same words on every screen and paper. A number is never shown alone. */

export const feelingWords = ['Very hard', 'Hard', 'In between', 'Good', 'Very good'] as const
export const belongingWords = ['Not at all', 'A little', 'Some days', 'Mostly', 'Very much'] as const

/** `null` for no answer and for a number outside 1–5. */
export const sayFeeling = (rating: number | null): string | null =>
  rating === null ? null : (feelingWords[rating - 1] ?? null)

export const sayBelonging = (rating: number | null): string | null =>
  rating === null ? null : (belongingWords[rating - 1] ?? null)
