import { setTimeout as delay } from 'node:timers/promises'
import { instruction, snapshot, type Instruction, type SwitchSnapshot } from '@hearline/protocol'
import type { Log } from '../log.ts'
import { serverSentReader, type ServerSent } from './server-sent.ts'

type Settings = {
  url: string
  key: string
  log: Log
  /** Ms before connecting again after a loss. */
  backoff?: number
  /** Ms without a word, heartbeats included, after which the line counts as dead. */
  silence?: number
  /** Each time the stream opens: the moment to say `switch-up`. */
  onOpen: () => void
  onInstruction: (instruction: Instruction) => void
  /** An instruction this switch cannot even read. */
  onUnreadable: (about: { id: string; call: string }) => void
  onSnapshot: (snapshot: SwitchSnapshot) => void
  /** Another switch came with the same key; this stream stays closed. */
  onReplaced: () => void
}

const remembered = 10_000

/**
 * Listens to the hub's instructions for as long as it is not closed: resumes behind the last one read, and drops those
 * whose id it has seen.
 */
export function listen(settings: Settings): { close: () => void } {
  const { url, key, log, backoff = 250, silence = 15_000 } = settings
  const closing = new AbortController()
  const seen = new Set<string>()
  let cursor: string | undefined

  async function stay(): Promise<void> {
    for (let tries = 0; !closing.signal.aborted; tries++) {
      const opened = await readOnce().catch(() => false)
      if (opened) tries = 0
      else if (tries === 4) log.warn('no instructions from the hub')
      const rest = Math.min(backoff * 2 ** tries, 2_000)
      await delay(rest, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }

  /** Reads until the stream ends; true when it had opened. */
  async function readOnce(): Promise<boolean> {
    const dead = new AbortController()
    const giveUp = setTimeout(() => {
      dead.abort()
    }, silence)
    try {
      const response = await fetch(new URL('/api/v1/cti/instructions', url), {
        headers: {
          authorization: `Bearer ${key}`,
          accept: 'text/event-stream',
          ...(cursor === undefined ? {} : { 'last-event-id': cursor }),
        },
        signal: AbortSignal.any([closing.signal, dead.signal]),
      })
      if (!response.ok || response.body === null) return false
      await readBody(response.body, giveUp)
      return true
    } finally {
      clearTimeout(giveUp)
    }
  }

  async function readBody(body: ReadableStream<Uint8Array<ArrayBuffer>>, giveUp: NodeJS.Timeout): Promise<void> {
    settings.onOpen()
    const read = serverSentReader()
    try {
      for await (const piece of body.pipeThrough(new TextDecoderStream())) {
        giveUp.refresh()
        read(piece).forEach(take)
      }
    } catch {
      if (!closing.signal.aborted) log.warn('the stream of instructions broke')
    }
  }

  function take({ id, event, data }: ServerSent): void {
    if (closing.signal.aborted) return
    if (event === 'replaced') {
      closing.abort()
      settings.onReplaced()
      return
    }
    if (event === 'snapshot') {
      const read = snapshot.safeParse(jsonOf(data))
      if (read.success) settings.onSnapshot(read.data)
      else log.error('a snapshot cannot be read')
    } else if (event === 'instruction') {
      obey(data)
    }
    if (id !== undefined) cursor = id
  }

  function obey(data: string): void {
    const body = jsonOf(data)
    const read = instruction.safeParse(body)
    const { id, call } = (body ?? {}) as { id?: unknown; call?: unknown }
    if (typeof id !== 'string') log.error('an instruction has no id')
    if (typeof id !== 'string' || seen.has(id)) return
    seen.add(id)
    if (seen.size > remembered) seen.delete(seen.values().next().value ?? '')
    if (read.success) settings.onInstruction(read.data)
    else settings.onUnreadable({ id, call: String(call) })
  }

  void stay()
  return {
    close: () => {
      closing.abort()
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
