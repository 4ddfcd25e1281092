/** Calls are counted in spans of so many seconds of the day. */
const span = 300
/** Quiet hours go at most so many times as fast as busy ones. */
export const mostHurried = 10
/** While so many events wait for the hub the day slows down, at the most to half; then it picks up again. */
const behind = 100
const [slower, quicker, slowest] = [0.85, 1.03, 0.5]

/**
 * The speed at each second of a day that goes at `speed`, and faster where fewer than `pace` calls a second of the machine
 * would come; slower while the hub does not keep up. What an hour before or after a rush brings is not hurried into it:
 * the fullest of three neighbouring spans counts. Past the last caller those who still talk have all their time.
 * @param callers in order, `at` in seconds since the beginning
 * @param unsent how many events wait for the hub; looked at each time a speed is asked for
 */
export function pacedSpeed(
  speed: number,
  pace: number,
  callers: Iterable<{ at: number }>,
  unsent: () => number,
): (second: number) => number {
  const counts: number[] = []
  for (const { at } of callers) {
    const slot = Math.floor(at / span)
    counts[slot] = (counts[slot] ?? 0) + 1
  }
  let brake = 1
  return (second) => {
    brake = unsent() > behind ? Math.max(slowest, brake * slower) : Math.min(1, brake * quicker)
    const slot = Math.floor(second / span)
    if (slot >= counts.length - 1) return speed * brake
    const fullest = Math.max(...[slot - 1, slot, slot + 1].map((one) => counts[one] ?? 0))
    return Math.min(Math.max(speed, (pace * span) / fullest), speed * mostHurried) * brake
  }
}
