/** Where a character stands within the text that lies under the field, px from the field's corner; the list must fit beside it. */
export function placeOf(
  under: HTMLElement,
  offset: number,
  width: number,
): { readonly left: number; readonly top: number } {
  const box = under.getBoundingClientRect()
  const character = rectOf(under, offset)
  const left = (character?.left ?? box.left) - box.left
  const bottom = (character?.bottom ?? box.bottom) - box.top
  return {
    left: Math.max(0, Math.min(left - 8, box.width - width)),
    top: Math.min(bottom + 8, box.height) + 4,
  }
}

function rectOf(under: HTMLElement, offset: number): DOMRect | undefined {
  const texts = document.createTreeWalker(under, NodeFilter.SHOW_TEXT)
  let before = 0
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (offset <= before + length) {
      const range = document.createRange()
      range.setStart(node, offset - before)
      range.setEnd(node, offset - before)
      return range.getBoundingClientRect()
    }
    before += length
  }
  return undefined
}
