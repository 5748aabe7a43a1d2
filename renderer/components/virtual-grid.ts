/** The shape of a long list's columns. Knows nothing of what the rows hold. */
export type GridColumn<Id extends string> = {
  id: Id
  label: string
  isSortable: boolean
  /** True for columns of buttons, whose heading is only for screen readers. */
  isHidden?: boolean
}
export type GridSort<Id extends string> = { by: Id; isAscending: boolean }

/** The nearest ancestor that scrolls, which the list measures itself against. */
export function findScrollParent(element: HTMLElement): HTMLElement | null {
  let parent = element.parentElement
  while (parent !== null) {
    const { overflowY } = getComputedStyle(parent)
    if (overflowY === 'auto' || overflowY === 'scroll') return parent
    parent = parent.parentElement
  }
  return null
}

/** The row that a key leads to, or null when the key does not move between rows. */
export function rowAfterKey(key: string, index: number, count: number, page: number): number | null {
  const last = count - 1
  const steps: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: last,
  }
  const wanted = steps[key]
  return wanted === undefined || count === 0 ? null : Math.max(0, Math.min(last, wanted))
}
