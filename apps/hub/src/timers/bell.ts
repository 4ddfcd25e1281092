/** Wakes one waiting loop; a ring while nobody waits is remembered. */
export type Bell = {
  ring(): void
  /** Until somebody rings, `ms` at most. */
  wait(ms: number): Promise<void>
}

export function openBell(): Bell {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring() {
      rung = true
      wake?.()
    },
    async wait(ms) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const late = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(late)
            resolve()
          }
        })
      }
      wake = undefined
      rung = false
    },
  }
}
