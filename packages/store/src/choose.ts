/** Every way to take `size` of the items, or undefined when there are more than `most`. */
export function choices<T>(items: readonly T[], size: number, most: number): T[][] | undefined {
  let ways = 1
  for (let i = 0; i < size; i += 1) ways = (ways * (items.length - i)) / (i + 1)
  if (ways > most) return undefined
  const found: T[][] = []
  const walk = (from: number, taken: readonly T[]): void => {
    if (taken.length === size) {
      found.push([...taken])
      return
    }
    for (let i = from; i < items.length; i += 1) walk(i + 1, [...taken, ...items.slice(i, i + 1)])
  }
  walk(0, [])
  return found
}
