import type { Evicted } from '#lib/live/connection.ts'

/** Whether a wallboard was sent away because its token is worth nothing any more; else it comes back by the same. */
export const endsPairing = ({ reason }: Evicted): boolean => reason === 'session-ended'
