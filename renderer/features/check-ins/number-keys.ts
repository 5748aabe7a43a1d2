/** Number keys as answers. Leaves every key alone that is part of a shortcut. */

/** 1 to `most` for the key of that number; null for any other key. */
export function ratingOfKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  most: number,
): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return null
  const rating = Number(event.key)
  return rating <= most ? rating : null
}
