export type Progress = {
  /** Runs the work under a numbered title and says how long it took. */
  readonly step: <T>(title: string, work: () => Promise<T>) => Promise<T>
  /** A line below the current step. */
  readonly say: (line: string) => void
}

/** A long step says that it is still at work. */
const HEARTBEAT_MS = 10_000

/** Progress of a command with `total` steps, on standard output. */
export function startProgress(total: number): Progress {
  const indent = ' '.repeat(`[${total}/${total}] `.length)
  const say = (line: string) => console.log(line.replace(/^/gm, indent))
  let number = 0
  return {
    say,
    async step(title, work) {
      number += 1
      console.log(`[${number}/${total}] ${title}`)
      const began = performance.now()
      const beat = setInterval(() => say(`… ${seconds(performance.now() - began)}`), HEARTBEAT_MS)
      const result = await work().finally(() => clearInterval(beat))
      say(`done in ${seconds(performance.now() - began)}`)
      return result
    },
  }
}

/** A duration in ms as people read it: `0.4 s`, `2 min 03 s`. */
export function seconds(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  const whole = Math.round(ms / 1000)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}
