const tintedFor = 150

let together: Element[] | undefined

/**
 * Tints what has just been put on the page, once. No CSS animation: that would paint every frame, 60 a second, while
 * this paints twice; what came in the same moment is tinted by one timer and loses it in one painting.
 */
export function tinted(element: Element): void {
  element.classList.add('tinted')
  if (together) together.push(element)
  else {
    const all = (together = [element])
    queueMicrotask(() => (together = undefined))
    setTimeout(() => all.forEach((each) => each.classList.remove('tinted')), tintedFor)
  }
}
