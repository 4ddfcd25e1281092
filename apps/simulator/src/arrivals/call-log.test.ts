import { readFileSync } from 'node:fs'
import fc from 'fast-check'
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
      {
        date: '1999-02-01',
        enteredAt: 32_410,
        menuSeconds: 12,
        queueSeconds: 30,
        serviceAt: 32_452,
        serviceSeconds: 104,
        outcome: 'AGENT',
        type: 'PS',
        agent: 'A01',
      },
    ],
  })
})

test('what never happened is absent, not 0', () => {
  const read = log('1999-02-01,00:11:28,18,,0,HANG,,0,NW,0,')
  expect(read.ok && read.calls).toEqual([
    { date: '1999-02-01', enteredAt: 688, menuSeconds: 18, outcome: 'HANG', type: 'NW' },
  ])
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
  ['a start of waiting that is none', `${header}\n${served.replace('09:00:22', '9:00')}`, 2, 'no time of day'],
  [
    'a start of service that is none',
    `${header}\n${served}\n${served.replace('09:00:52', 'soon')}`,
    3,
    'no time of day',
  ],
  ['no type', `${header}\n${served.replace(',PS,', ',,')}`, 2, 'no type'],
  ['a type with letters of nowhere', `${header}\n${served.replace(',PS,', ',P\u0000S,')}`, 2, 'no type'],
  ['a priority that is no number', `${header}\n${served.replace(',0,A01', ',high,A01')}`, 2, 'no priority'],
  ['an agent with a space', `${header}\n${served.replace('A01', 'A 1')}`, 2, 'no agent'],
  ['quoted fields', `${header}\n${served.replace('PS', '"PS"')}`, 2, 'no type'],
  ['semicolons', `${header}\n${served.replaceAll(',', ';')}`, 2, '11 fields expected, 1 found'],
  ['a field too many', `${header}\n${served},x`, 2, '11 fields expected, 12 found'],
  ['a day no month has', `${header}\n${served.replace('02-01', '02-30')}`, 2, 'no date'],
  ['a date of another order', `${header}\n${served.replace('1999-02-01', '01.02.1999')}`, 2, 'no date'],
  ['a second header', `${header}\n${header}\n${served}`, 2, 'no date'],
  ['a duration with a fraction', `${header}\n${served.replace(',104,', ',1.5,')}`, 2, 'no duration'],
  ['a last line cut off', `${header}\n${served}\n1999-02-01,09:0`, 3, '11 fields expected, 2 found'],
  ['blanks for an empty line at the end', `${header}\n${served}\n  \n`, 3, '11 fields expected, 1 found'],
  ['an empty line in the middle', `${header}\n\n${served}`, 2, '11 fields expected, 1 found'],
  ['no calls', `${header}\n`, 2, 'no calls'],
  ['nothing at all', '', 1, 'header'],
])('%s is refused with line and reason', (_, text, line, reason) => {
  const read = readCallLog(text)
  expect(read.ok).toBe(false)
  expect(!read.ok && read.error.line).toBe(line)
  expect(!read.ok && read.error.reason).toContain(reason)
})

test('whatever is done to a file, it is read or refused at one of its lines, never more', () => {
  const whole = [header, served, served.replace('09:00:10', '10:30:00'), ''].join('\n')
  const scribble = fc.record({
    at: fc.nat(whole.length),
    cut: fc.nat(12),
    put: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom(',', '\n', '-', '"', '\r', '0')),
  })
  fc.assert(
    fc.property(fc.array(scribble, { minLength: 1, maxLength: 4 }), (scribbles) => {
      const text = scribbles.reduce((t, { at, cut, put }) => t.slice(0, at) + put + t.slice(at + cut), whole)
      const read = readCallLog(text)
      if (read.ok) expect(read.calls.length).toBeGreaterThan(0)
      else {
        expect(read.error.reason).not.toBe('')
        expect(read.error.line).toBeGreaterThanOrEqual(1)
        expect(read.error.line).toBeLessThanOrEqual(text.split(/\r?\n/).length)
      }
    }),
    { numRuns: 1_000 },
  )
})

const path = recordPath('call-center/calls-1999-02.csv')
describe.skipIf(path === undefined)('the real log (needs the records beside the repository)', () => {
  test('every line is read; 23 of these three weeks carry a clock fault', () => {
    const read = readCallLog(readFileSync(path!, 'utf8'))
    expect(read.ok && [read.calls.length, read.missing]).toEqual([25_890, 23])
  })
})
