import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Unavailable } from '@hearline/store'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { openLog } from '../log.ts'
import { openMetrics } from '../metrics.ts'
import { refusals, unavailable } from './refusal.ts'

test('whoever must ask again is told when, and operations why', async () => {
  const metrics = openMetrics()
  const app = express()
    .get('/busy', () => {
      throw new Unavailable('a lock was not granted in time')
    })
    .get('/silent', () => {
      throw unavailable()
    })
    .use(refusals(openLog('silent'), metrics))
  const server = createServer(app).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  for (const path of ['busy', 'silent', 'silent', 'nowhere']) {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`)
    if (path !== 'nowhere') expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  }
  const { values } = await metrics.notNow.get()
  expect(values.map(({ labels, value }) => [labels.why, value])).toEqual([
    ['a lock was not granted in time', 1],
    ['silent', 2],
  ])
})
