import type { Activity } from '../operator/activity.ts'
import type { Availability } from '../operator/availability.ts'

/** How a seat stands, as a board counts it. */
export const seatStates = ['ready', 'ringing', 'talking', 'wrap-up', 'busy', 'break', 'training'] as const
export type SeatState = (typeof seatStates)[number]
export type SeatCounts = Record<SeatState, number>

export const noSeats = (): SeatCounts => Object.fromEntries(seatStates.map((state) => [state, 0])) as SeatCounts

/** What she does goes before what she chose. Undefined of who is signed out. */
export function seatState(operator: { availability: Availability; activity: Activity }): SeatState | undefined {
  const { availability, activity } = operator
  if (availability === 'signed-out') return undefined
  if (activity === 'offered') return 'ringing'
  if (activity === 'wrap-up') return 'wrap-up'
  if (activity !== 'idle') return 'talking'
  return availability
}
