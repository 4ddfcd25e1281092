import { expect, test } from 'vitest'
import { openLog } from './log.ts'

function lines(write: (log: ReturnType<typeof openLog>) => void): string[] {
  const out: string[] = []
  write(openLog('info', { write: (line: string) => void out.push(line) }))
  return out
}

test('a line is one JSON object with level, time and words', () => {
  const [line] = lines((log) => log.info({ calls: 3 }, 'routed'))
  expect(JSON.parse(line!)).toMatchObject({ app: 'hub', calls: 3, msg: 'routed' })
})

test('personal data and secrets handed in by mistake stay hidden', () => {
  const [line] = lines((log) =>
    log.warn({ phone: '13812345678', event: { from: '13812345678', deep: { text: '路灯不亮' } }, token: 'abc' }, 'odd'),
  )
  expect(line).not.toMatch(/13812345678|路灯|abc/)
})

test('what Postgres and Drizzle add to an error is left out', () => {
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (phone)=(13812345678)' })
  const [line] = lines((log) =>
    log.error({ err: new Error('Failed query: insert\nparams: 13812345678', { cause }) }, 'failed'),
  )
  expect(line).toContain('23505')
  expect(line).not.toContain('13812345678')
})
