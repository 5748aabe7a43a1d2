/** Where the lines of the barrier map run, measured from what is on the screen. Draws nothing itself. */
import { onBeforeUnmount, onMounted, type Ref, shallowRef, useTemplateRef, watch } from 'vue'
import type { ItemId } from '#shared/domain/identity.ts'

export type BarrierLink = { barrierId: ItemId; supportId: ItemId; isResolved: boolean }

/** Elements inside `picture` carry `data-barrier` and `data-support`. Lines follow whenever one of them moves. */
export function useBarrierLines(links: Readonly<Ref<readonly BarrierLink[]>>) {
  const picture = useTemplateRef<HTMLElement>('picture')
  const lines = shallowRef<(BarrierLink & { path: string })[]>([])
  const observer = new ResizeObserver(measure)

  function boxOf(kind: 'barrier' | 'support', id: ItemId): DOMRect | undefined {
    return picture.value?.querySelector(`[data-${kind}="${CSS.escape(id)}"]`)?.getBoundingClientRect()
  }

  function measure(): void {
    const frame = picture.value?.getBoundingClientRect()
    if (frame === undefined) return
    lines.value = links.value.flatMap((link) => {
      const from = boxOf('barrier', link.barrierId)
      const to = boxOf('support', link.supportId)
      if (from === undefined || to === undefined) return []
      const [x1, y1] = [from.right - frame.left, from.top + from.height / 2 - frame.top]
      const [x2, y2] = [to.left - frame.left, to.top + to.height / 2 - frame.top]
      const middle = (x1 + x2) / 2
      return [{ ...link, path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}` }]
    })
  }

  onMounted(() => {
    if (picture.value !== null) observer.observe(picture.value)
  })
  onBeforeUnmount(() => observer.disconnect())
  watch(links, measure, { flush: 'post', immediate: true })
  return { picture, lines }
}
