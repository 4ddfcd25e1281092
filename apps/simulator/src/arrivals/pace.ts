/** Calls are counted in spans of so many seconds of the day. */
const span = 300
/** Quiet hours go at most so many times as fast as busy ones. */
const most = 10

/**
 * The speed at each second of a day that never goes slower than `speed`, and faster where fewer than `pace` calls a second
 * of the machine would come. What an hour before or after a rush brings is not hurried into it: the fuller of three
 * neighbouring spans counts.
 * @param callers in order, `at` in seconds since the beginning
 */
export function pacedSpeed(speed: number, pace: number, callers: Iterable<{ at: number }>): (second: number) => number {
  const counts: number[] = []
  for (const { at } of callers) {
    const slot = Math.floor(at / span)
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  return (second) => {
    const slot = Math.floor(second / span)
    const fullest = Math.max(...[slot - 1, slot, slot + 1].map((one) => counts[one] ?? 0))
    return Math.min(Math.max(speed, (pace * span) / fullest), speed * most)
  }
}
