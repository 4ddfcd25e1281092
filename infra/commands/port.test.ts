import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { portTrouble } from './port.ts'

test('a taken port is named, with a way out; a free one is no trouble', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  expect(await portTrouble(port, '127.0.0.1')).toContain(`PORT=${port + 1}`)
  taken.close()
  await once(taken, 'close')
  expect(await portTrouble(port, '127.0.0.1')).toBeUndefined()
})
