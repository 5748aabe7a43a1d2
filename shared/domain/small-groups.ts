/** Which groups may be shown without telling of a student. Says nothing of what is in them. */

/** Groups of fewer students are not shown. */
export const smallestGroup = 10

/** A group that stands alone; nothing is shown that it could be told from. */
export const isShown = (students: number): boolean => students >= smallestGroup

/**
 * Which groups may be shown beside their total. Small ones are withheld; and, because what is missing from the total
 * can be worked out, so are the smallest of the others until the withheld ones are two or more, and together no small
 * group themselves (complementary suppression, as in NCES 2011-603). A group without anybody tells of nobody.
 */
export function listShown(sizes: readonly number[]): boolean[] {
  const shown = sizes.map((size) => size === 0 || isShown(size))
  const bySize = sizes
    .map((size, index) => ({ size, index }))
    .filter(({ size }) => size > 0)
    .toSorted((one, other) => one.size - other.size || one.index - other.index)
  let [withheld, together] = [0, 0]
  for (const { size, index } of bySize) {
    const isSafe = withheld === 0 || (withheld > 1 && isShown(together))
    if (isShown(size) && isSafe) break
    shown[index] = false
    withheld += 1
    together += size
  }
  return shown
}
