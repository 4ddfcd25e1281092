import type { Attachment } from 'svelte/attachments'

const gap = 4

/**
 * Shows an element with `popover="manual"` in the top layer, under what `anchor` finds, or above it where there is more
 * room; it follows when something scrolls. Never takes the focus.
 * @param width `anchor`: at least as wide as the anchor; `own`: as its text asks for, up to 20 rem
 */
export function placed(anchor: () => Element | null | undefined, width: 'anchor' | 'own' = 'anchor'): Attachment {
  return (node) => {
    const popup = node as HTMLElement
    const place = () => {
      const at = anchor()?.getBoundingClientRect()
      if (!at) return
      const below = innerHeight - at.bottom
      const upwards = below < popup.scrollHeight + gap && at.top > below
      const room = (upwards ? at.top : below) - 2 * gap
      if (width === 'anchor') popup.style.minWidth = `${Math.min(at.width, innerWidth - 2 * gap)}px`
      popup.style.maxWidth = `min(${width === 'own' ? '20rem' : '100vw'}, ${innerWidth - 2 * gap}px)`
      popup.style.maxHeight = `min(20rem, ${Math.max(room, 96)}px)`
      popup.style.left = `${Math.max(gap, Math.min(at.left, innerWidth - popup.offsetWidth - gap))}px`
      popup.style.top = upwards ? `${at.top - popup.offsetHeight - gap}px` : `${at.bottom + gap}px`
    }
    popup.showPopover()
    place()
    const grown = new ResizeObserver(place)
    grown.observe(popup)
    addEventListener('scroll', place, { capture: true, passive: true })
    addEventListener('resize', place)
    return () => {
      grown.disconnect()
      removeEventListener('scroll', place, { capture: true })
      removeEventListener('resize', place)
    }
  }
}
