import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startRedis } from './server.ts'

/** One command, its first reply line. */
const ask = (port: number, command: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`))
    socket.once('error', reject)
    socket.once('data', (reply) => {
      resolve(reply.toString().trim())
      socket.destroy()
    })
  })

test('a crashed server comes back on its port, empty', async () => {
  const first = await startRedis()
  expect(await ask(first.port, 'SET greeting hello')).toBe('+OK')
  await first.stop('SIGKILL')
  await expect(ask(first.port, 'PING')).rejects.toThrow(/ECONNREFUSED/)
  const second = await startRedis({ port: first.port })
  expect(second.url).toBe(first.url)
  expect(await ask(second.port, 'GET greeting')).toBe('$-1')
  await second.stop()
})

test('a taken port is an error, not a wait', async () => {
  const first = await startRedis()
  await expect(startRedis({ port: first.port })).rejects.toThrow(/[Aa]ddress already in use|exit code 1/)
  await first.stop()
})
