import type { CtiEvent } from '@hearline/protocol'
import type { Line, Party } from './line.ts'

type WithoutEnvelope<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'ageMs' | 'n'> : never

/** What the switch has to say, before it is numbered and dated. */
export type Saying = WithoutEnvelope<CtiEvent>

/** What follows from something that happened: the line as it is now and what the hub is told, in order. */
export type Step = { line: Line; say: Saying[] }

/** Which call and leg an event is about; the fence echoes the ring that made the leg. */
export const about = (line: Line): { call: string; fence?: number; leg?: string } => ({
  call: line.call,
  ...(line.fence === 0 ? {} : { fence: line.legFence ?? line.fence }),
  ...(line.leg === undefined ? {} : { leg: line.leg }),
})

/** The same of a third party's leg. */
export const aboutParty = (line: Line, { leg, fence }: Party) => ({ call: line.call, fence, leg })
