/** How long keys are kept for what was asked to open: it may never come. In ms. */
const patience = 2_000

/** Letters pressed after something was asked to open and before it is here: they are meant for it. */
export class Ahead {
  #keys: string[] = []
  #since: number | undefined

  /** @param now in ms; whether the key is kept: from the first one on for as long as one would wait */
  keep(key: string, now: number): boolean {
    this.#since ??= now
    if (now - this.#since > patience) return false
    this.#keys.push(key)
    return true
  }

  /** What was kept, in order; it is kept no more. */
  take(): string[] {
    const keys = this.#keys
    this.#keys = []
    this.#since = undefined
    return keys
  }
}

/** As if it were pressed where the hands are now. */
export function pressAt(at: HTMLElement, key: string): void {
  const pressed = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  if (!at.dispatchEvent(pressed) || !(at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement)) return
  at.setRangeText(key, at.selectionStart ?? 0, at.selectionEnd ?? 0, 'end')
  at.dispatchEvent(new InputEvent('input', { bubbles: true, data: key, inputType: 'insertText' }))
}
