import type { Ears, Wire } from './wire.ts'

const againAfter = 1_000

/** A wire whose code is still on its way: it connects as soon as it is here, if that is wanted then. */
export function fetchedWire(fetch: () => Promise<Wire>, later: (ms: number, act: () => void) => void): Wire {
  let wire: Wire | undefined
  let ears: Ears | undefined
  let wanted = false
  const begin = () => {
    fetch().then(
      (fetched) => {
        wire = fetched
        if (ears) wire.listen(ears)
        if (wanted) wire.connect()
      },
      () => later(againAfter, begin),
    )
  }
  begin()
  return {
    connect() {
      wanted = true
      wire?.connect()
    },
    disconnect() {
      wanted = false
      wire?.disconnect()
    },
    get connected() {
      return wire?.connected ?? false
    },
    ask: async (event, body) => {
      if (!wire) throw new Error('not connected')
      return wire.ask(event, body)
    },
    listen(heard) {
      ears = heard
      wire?.listen(heard)
    },
  }
}
