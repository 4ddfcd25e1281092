import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { inventFloor } from '../../packages/store/src/seed/floor.ts'
import { readRows } from '../../packages/store/src/seed/rows.ts'

const file = fileURLToPath(new URL('../../apps/simulator/data/city.tsv', import.meta.url))

// `vitest -u` writes it anew
test('the city that the simulator plans for is the one that is seeded', async () => {
  const numbers = readRows('hotlines', ['number', 'zh', 'en', 'queue', 'language', 'known'])
  const seats = inventFloor().map(({ username, queues }) => {
    const own = queues.filter(({ reserve }) => !reserve).map(({ queueId }) => queueId)
    return `${username}\t${own.join(' ')}`
  })
  const lines = [...numbers.map(({ number, queue }) => `${number}\t${queue}`), ...seats, '']
  await expect(lines.join('\n')).toMatchFileSnapshot(file)
})
