import { randomUUID } from 'node:crypto'
import type { ScaledClock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Random } from '../random/generator.ts'
import type { Voice } from '../voice.ts'
import type { Account } from './account.ts'
import { listen } from './instructions.ts'
import { openOutbox, type Outbox } from './outbox.ts'
import { createSwitch, type Switch } from './switch.ts'

type Settings = {
  hub: string
  key: string
  clock: ScaledClock
  random: Random
  voice: Voice
  account: Account
  log: Log
  signal: AbortSignal
  /** Told of each event the hub has taken or refused, so many ms after it happened. */
  onTaken: (afterMs: number) => void
  /** Another switch came with the same key. */
  onReplaced: () => void
}
export type Connection = {
  desk: Switch
  outbox: Outbox
  /** Resolves when the switch hears the hub for the first time. */
  heard: Promise<void>
  /** The switch dies, and comes back after so many seconds of the day, knowing of no call. */
  die: (seconds: number) => void
  close: () => void
}

/** A switch with what it says to the hub and what the hub tells it. */
export function connectSwitch({
  hub: url,
  key,
  clock,
  random,
  voice,
  account,
  log,
  signal,
  ...on
}: Settings): Connection {
  const newBoot = () => randomUUID().slice(0, 8)
  const outbox = openOutbox({
    url,
    key,
    log,
    onTaken: (saying, taken, afterMs) => {
      on.onTaken(afterMs)
      desk.taken(saying, taken)
    },
  })
  const desk = createSwitch({ boot: newBoot(), clock, random, outbox, voice, account })
  const heard = Promise.withResolvers<undefined>()
  const connect = () =>
    listen({
      url,
      key,
      log,
      onOpen: () => {
        outbox.say(desk.up())
        heard.resolve(undefined)
      },
      onInstruction: desk.obey,
      onUnreadable: desk.cannotRead,
      onSnapshot: desk.reconcile,
      onReplaced: on.onReplaced,
    })
  let instructions = connect()
  return {
    desk,
    outbox,
    heard: heard.promise,
    die: (seconds) => {
      log.warn('the switch dies', { seconds })
      desk.die()
      instructions.close()
      clock.after(seconds, () => {
        if (signal.aborted) return
        desk.revive(newBoot())
        instructions = connect()
      })
    },
    close: () => {
      instructions.close()
      outbox.close()
    },
  }
}
