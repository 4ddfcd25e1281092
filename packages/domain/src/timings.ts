import type { Millis } from './ids.ts'

/** Every duration of the floor, in milliseconds, in one record; a replay divides it by its speed. */
export type Timings = {
  ring: Millis
  grace: Millis
  wrapUp: Millis
  wrapUpExtension: Millis
  relaxation: Millis
  overflow: Millis
  keptPlace: Millis
  legFailedReturn: Millis
  shortAbandon: Millis
  serviceLevel: Millis
  lateTimer: Millis
  breakDefault: Millis
  presenceNoCalls: Millis
  presenceSignOut: Millis
}
