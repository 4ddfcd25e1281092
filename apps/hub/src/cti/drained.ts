import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Until the other side has read what was written, or is gone. */
export async function drained(to: Pick<Writable, 'destroyed'> & NodeJS.EventEmitter): Promise<void> {
  if (to.destroyed) return
  const heard = new AbortController()
  const { signal } = heard
  try {
    await Promise.race([once(to, 'drain', { signal }), once(to, 'close', { signal })])
  } finally {
    // the other listener would stay for as long as the stream lasts
    heard.abort()
  }
}
