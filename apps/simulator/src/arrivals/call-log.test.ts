import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recordPath } from '../records/record.ts'
import { readCallLog } from './call-log.ts'

const header = 'date,vru_entry,vru_s,queue_start,queue_s,outcome,service_start,service_s,type,priority,agent'
const served = '1999-02-01,09:00:10,12,09:00:22,30,AGENT,09:00:52,104,PS,0,A01'
const log = (...lines: string[]) => readCallLog([header, ...lines, ''].join('\n'))

test('a served call is read with its wait and its service', () => {
  expect(log(served)).toEqual({
    ok: true,
    missing: 0,
    calls: [
      { date: '1999-02-01', enteredAt: 32_410, queueSeconds: 30, serviceSeconds: 104, outcome: 'AGENT', type: 'PS' },
    ],
  })
})

test('what never happened is absent, not 0', () => {
  const read = log('1999-02-01,00:11:28,18,,0,HANG,,0,NW,0,')
  expect(read.ok && read.calls).toEqual([{ date: '1999-02-01', enteredAt: 688, outcome: 'HANG', type: 'NW' }])
})

test('a negative duration is a missing value, and is counted', () => {
  const read = log('1999-02-01,11:49:41,-65,11:48:36,-3,AGENT,11:50:30,49,PS,1,A17')
  expect(read.ok && [read.missing, read.calls[0]?.queueSeconds, read.calls[0]?.serviceSeconds]).toEqual([
    1,
    undefined,
    49,
  ])
})

test.each([
  ['another header', 'a,b\n', 1, 'header'],
  ['a field too few', `${header}\n${served}\n${served.slice(0, -',A01'.length)}`, 3, '11 fields expected, 10 found'],
  ['a date that is none', `${header}\n${served.replace('02-01', '02-41')}`, 2, 'no date'],
  ['a time that is none', `${header}\n${served.replace('09:00:10', '24:00:10')}`, 2, 'no time of day'],
  ['an unknown outcome', `${header}\n${served.replace('AGENT', 'LOST')}`, 2, 'no outcome'],
  ['a duration that is no number', `${header}\n${served.replace(',104,', ',1e9,')}`, 2, 'no duration'],
  ['an empty line in the middle', `${header}\n\n${served}`, 2, '11 fields expected, 1 found'],
  ['no calls', `${header}\n`, 2, 'no calls'],
  ['nothing at all', '', 1, 'header'],
])('%s is refused with line and reason', (_, text, line, reason) => {
  const read = readCallLog(text)
  expect(read.ok).toBe(false)
  expect(!read.ok && read.error.line).toBe(line)
  expect(!read.ok && read.error.reason).toContain(reason)
})

const path = recordPath('call-center/calls-1999-02.csv')
describe.skipIf(path === undefined)('the real log (needs the records beside the repository)', () => {
  test('every line is read; 23 of these three weeks carry a clock fault', () => {
    const read = readCallLog(readFileSync(path!, 'utf8'))
    expect(read.ok && [read.calls.length, read.missing]).toEqual([25_890, 23])
  })
})
