/**
 * Called when something comes, e.g. by `onMount`; the result, when it has gone: hands that were in it go back to where
 * they were before.
 */
export function handsBack(): () => void {
  const before = document.activeElement
  return () => {
    if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected) before.focus()
  }
}
