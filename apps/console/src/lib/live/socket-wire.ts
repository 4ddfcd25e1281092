import { toConsole, type ToConsole, type ToHub } from '@hearline/protocol'
import { io } from 'socket.io-client'
import type { Ears, Wire } from './wire.ts'

const ackWithin = 4_000
const events = Object.keys(toConsole) as (keyof ToConsole)[]

/**
 * One Socket.IO connection to the hub the page came from: WebSocket only, jittered reconnects, nothing buffered.
 * @param token of a device that is nobody's browser
 */
export function openSocketWire(token?: string): Wire {
  const socket = io({
    ...(token === undefined ? {} : { auth: { token } }),
    path: '/socket.io',
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.6,
    timeout: 5_000,
  })
  return {
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    get connected() {
      return socket.connected
    },
    // A message kept for a later connection would speak of an older moment: without a connection nothing is sent.
    ask: async (event: ToHub, body: object): Promise<unknown> => {
      if (!socket.connected) throw new Error('not connected')
      return (await socket.timeout(ackWithin).emitWithAck(event, body)) as unknown
    },
    listen: (ears: Ears) => {
      socket.on('connect', () => ears.connected())
      socket.on('disconnect', () => ears.lost({ final: !socket.active }))
      socket.on('connect_error', (error) => {
        if (!socket.active) ears.refused(error.message)
      })
      for (const event of events) socket.on(event, (body: unknown) => ears.heard(event, body))
    },
  }
}
