import type { Attachment } from 'svelte/attachments'

/**
 * On a list whose rows go: hands on a control with `data-hands` find the one of the same name in the next row, else in
 * the one before; when there is none, they go back to where they came from, or to the heading over the list.
 */
export const handsOn: Attachment<HTMLElement> = (list) => {
  let held: HTMLElement | undefined
  /** Which of its name the held one is. */
  let at = 0
  let before: HTMLElement | undefined
  /** The sections around the list, the inmost first: it may go with its last row. */
  let around: readonly HTMLElement[] = []

  const alike = ({ dataset }: HTMLElement) => [
    ...list.querySelectorAll<HTMLElement>(`[data-hands="${dataset['hands'] ?? ''}"]:not(:disabled)`),
  ]
  function hold({ target, relatedTarget: from }: FocusEvent) {
    if (from instanceof HTMLElement && !list.contains(from)) before = from
    held = (target as Element).closest<HTMLElement>('[data-hands]') ?? undefined
    if (!held) return
    at = alike(held).indexOf(held)
    around = sectionsOf(list)
  }
  // What takes a row away may tell that the focus went too: only a moment later is it known whether somebody took it.
  const leave = () => void setTimeout(() => !list.contains(document.activeElement) && (held = undefined))

  function follow() {
    if (!held) return
    const isNowhere = document.activeElement === document.body
    if (held.isConnected && !held.matches(':disabled')) {
      at = alike(held).indexOf(held)
      // its row has another place
      if (isNowhere) held.focus()
    } else if (isNowhere || document.activeElement === held) {
      const heirs = alike(held)
      const heir = heirs[at] ?? heirs.at(-1)
      held = undefined
      if (heir) heir.focus()
      else goBack(before, around)
    }
  }

  const rows = new MutationObserver(follow)
  rows.observe(list, { childList: true, subtree: true })
  list.addEventListener('focusin', hold)
  list.addEventListener('focusout', leave)
  return () => {
    rows.disconnect()
    list.removeEventListener('focusin', hold)
    list.removeEventListener('focusout', leave)
    if (held && document.activeElement === document.body) goBack(before, around)
  }
}

function sectionsOf(list: HTMLElement): HTMLElement[] {
  const section = list.closest('section')
  return section ? [section, ...(section.parentElement ? sectionsOf(section.parentElement) : [])] : []
}

function goBack(before: HTMLElement | undefined, around: readonly HTMLElement[]): void {
  if (before?.isConnected) before.focus()
  if (document.activeElement !== document.body) return
  const headings = around.map((section) => section.isConnected && section.querySelector<HTMLElement>('h2, h3'))
  const heading = headings.find((each) => each !== false && each !== null)
  if (!heading) return
  heading.tabIndex = -1
  heading.focus()
}
