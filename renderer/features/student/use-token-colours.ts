/** Reads colours from the design tokens for drawings that CSS cannot reach, and again when the theme changes. */
import { onScopeDispose, shallowRef } from 'vue'

/** `names` are tokens without their dashes: `accent-soft`. */
export function useTokenColours<Name extends string>(names: readonly Name[]) {
  const read = (): Record<Name, string> => {
    const style = getComputedStyle(document.documentElement)
    return Object.fromEntries(
      names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
    ) as Record<Name, string>
  }
  const colours = shallowRef(read())
  const observer = new MutationObserver(() => {
    colours.value = read()
  })
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  onScopeDispose(() => observer.disconnect())
  return colours
}
