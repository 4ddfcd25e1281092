import { expect, test } from 'vitest'
import { activities } from '../operator/activity.ts'
import { seatState, seatStates } from './seats.ts'

test('[D5] a seat is counted by what she does, and idle by what she chose', () => {
  expect(seatState({ availability: 'ready', activity: 'idle' })).toBe('ready')
  expect(seatState({ availability: 'break', activity: 'idle' })).toBe('break')
  expect(seatState({ availability: 'ready', activity: 'offered' })).toBe('ringing')
  expect(seatState({ availability: 'ready', activity: 'held' })).toBe('talking')
  expect(seatState({ availability: 'busy', activity: 'wrap-up' })).toBe('wrap-up')
  expect(seatState({ availability: 'signed-out', activity: 'idle' })).toBeUndefined()
})

test('[D5] every activity has its place', () => {
  for (const activity of activities) expect(seatStates).toContain(seatState({ availability: 'ready', activity }))
})
