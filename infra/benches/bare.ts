import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./echo-process.ts', import.meta.url))

/** Round trips over loopback with nothing behind them, in ms: what this machine takes at least. */
export async function bareRoundTrips(rounds: number): Promise<{ http: number[]; webSocket: number[] }> {
  const child = spawn(process.execPath, [MAIN], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [port] = (await once(createInterface(child.stdout), 'line')) as [string]
    return { http: await overHttp(port, rounds), webSocket: await overWebSocket(port, rounds) }
  } finally {
    child.kill('SIGKILL')
  }
}

async function overHttp(port: string, rounds: number): Promise<number[]> {
  const headers = { 'content-type': 'application/json' }
  const times: number[] = []
  for (let n = 0; n < rounds; n += 1) {
    const begun = performance.now()
    await (await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers, body: '{"n":1}' })).text()
    times.push(performance.now() - begun)
  }
  return times
}

async function overWebSocket(port: string, rounds: number): Promise<number[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`)
  const said = (type: string) =>
    new Promise<void>((resolve) => socket.addEventListener(type, () => resolve(), { once: true }))
  await said('open')
  const times: number[] = []
  for (let n = 0; n < rounds; n += 1) {
    const begun = performance.now()
    const back = said('message')
    socket.send(`round ${n}`)
    await back
    times.push(performance.now() - begun)
  }
  socket.close()
  return times
}
