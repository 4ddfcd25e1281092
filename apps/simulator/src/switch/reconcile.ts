import type { Instruction, SwitchSnapshot } from '@hearline/protocol'
import type { Line } from './line.ts'

type Wanted = SwitchSnapshot['calls'][number]

/**
 * The instructions that bring a line to what a snapshot says it should be. None where it is already so, or where only a
 * newer instruction can tell.
 */
export function towards(line: Line, wanted: Wanted): Instruction[] {
  const head = { id: snapshotId, n: 0, call: line.call, fence: wanted.fence }
  const { operator } = wanted
  const up = line.state !== 'waiting' && line.state !== 'ended'
  const ring: Instruction[] =
    wanted.fence > line.fence && operator !== undefined
      ? [{ ...head, do: 'ring', leg: `${line.call}/${wanted.fence}`, operator, seat: 'phone' }]
      : []
  const rings = ring.length > 0 || line.state === 'ringing'
  switch (wanted.should) {
    case 'end':
      return line.state === 'ended' ? [] : [{ ...head, do: 'hang-up', cause: 'hub' }]
    case 'wait':
      return up && wanted.fence >= line.fence ? [{ ...head, fence: line.fence, do: 'park', music: true }] : []
    case 'ring':
      return ring
    case 'talk':
      if (rings) return [...ring, { ...head, do: 'connect' }]
      return line.state === 'held' ? [{ ...head, do: 'resume' }] : []
    case 'hold':
      if (rings) return [...ring, { ...head, do: 'connect' }, { ...head, do: 'hold' }]
      return line.state === 'connected' ? [{ ...head, do: 'hold' }] : []
  }
}

/** Stands for the snapshot itself, whose parts have no ids. */
const snapshotId = '00000000-0000-4000-8000-000000000000'
