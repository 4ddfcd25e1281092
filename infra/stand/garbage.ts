/** Has a process that was started with `--inspect=127.0.0.1:port` collect its garbage, so that its heap is what it holds. */
export async function collectGarbage(port: number): Promise<void> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  if (!target) throw new Error('nobody to inspect')
  const line = new WebSocket(target.webSocketDebuggerUrl)
  const said = (type: 'open' | 'message') =>
    new Promise<void>((resolve, reject) => {
      line.addEventListener(type, () => resolve(), { once: true })
      line.addEventListener('error', () => reject(new Error('the inspector does not answer')), { once: true })
    })
  await said('open')
  const done = said('message')
  line.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }))
  await done
  line.close()
}
