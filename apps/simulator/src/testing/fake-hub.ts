import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Posted = {
  id: string
  type: string
  n: number
  ageMs: number
  call?: string
  leg?: string
  [name: string]: unknown
}

/** The two switch endpoints of a hub and nothing behind them: a test answers events and writes instructions itself. */
export async function fakeHub(answer: (event: Posted) => number | object = () => 202) {
  const events: Posted[] = []
  const streams: { headers: IncomingHttpHeaders; response: ServerResponse }[] = []
  const waiting: { done: () => boolean; resolve: () => void }[] = []
  const look = () => {
    for (const { resolve } of waiting.filter(({ done }) => done())) resolve()
  }

  const server = createServer((request, response) => {
    if (request.url === '/api/v1/cti/instructions') {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(': here\n\n')
      streams.push({ headers: request.headers, response })
      look()
      return
    }
    void text(request).then((body) => {
      const event = JSON.parse(body) as Posted
      const answered = answer(event)
      const status = typeof answered === 'number' ? answered : 409
      if (status < 500) events.push(event)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(typeof answered === 'number' ? '{}' : JSON.stringify({ error: answered }))
      look()
    })
  })
  const open = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const port = await open(0)
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }

  return {
    url: `http://127.0.0.1:${port}`,
    events,
    streams,
    /** Resolves once `done` holds, looked at whenever a request comes. */
    until: (done: () => boolean): Promise<void> =>
      done() ? Promise.resolve() : new Promise((resolve) => waiting.push({ done, resolve })),
    send: (event: string, body: unknown, id?: number) => {
      const head = id === undefined ? '' : `id: ${id}\n`
      streams.at(-1)?.response.write(`${head}event: ${event}\ndata: ${JSON.stringify(body)}\n\n`)
    },
    cutStream: () => streams.at(-1)?.response.destroy(),
    close,
    reopen: () => open(port),
  }
}
