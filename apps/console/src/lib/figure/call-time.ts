import type { CallId } from '@hearline/domain'
import { clockToSecond } from '#lib/words/time.ts'

/** When a call came, ms: its id begins with it (UUID version 7). */
export const callTime = (id: CallId): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16)

/** `14:02:31` of the centre's clock. */
export const callClock = (id: CallId): string => clockToSecond(callTime(id))
