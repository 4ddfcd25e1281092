import { commandNames } from '@hearline/domain'
import { describe, expect, test } from 'vitest'
import { commands } from './command.ts'
import { commandRefusals, generalRefusals } from './refusal.ts'
import { replies } from './reply.ts'

const id = '0199b0de-0000-7000-8000-000000000001'

test('every command has a reply, a list of refusals and a line in the permission table', () => {
  const names = Object.keys(commands).sort()
  expect(Object.keys(replies).sort()).toEqual(names)
  expect(Object.keys(commandRefusals).sort()).toEqual(names)
  expect([...commandNames].sort()).toEqual(names)
})

test('a refusal of a command never hides a general one', () => {
  for (const codes of Object.values(commandRefusals))
    for (const code of codes) expect(Object.keys(generalRefusals)).not.toContain(code)
})

describe.each([
  ['answer-call', { callId: id, fence: 3 }],
  ['set-availability', { availability: 'break', minutes: 15, reason: 'lunch' }],
  ['transfer-call', { callId: id, to: { queue: 'general' }, kind: 'blind' }],
  ['save-draft', { ticketId: id, rev: 2, fields: { text: '路灯不亮', address: null } }],
  ['finish-wrap-up', {}],
] as const)('%s', (name, body) => {
  test('survives the wire', () => {
    expect(commands[name].parse(JSON.parse(JSON.stringify(body)))).toEqual(body)
  })

  test.each([null, 7, 'text', []])('refuses %j', (bad) => {
    expect(commands[name].safeParse(bad).success).toBe(false)
  })
})

test.each([
  ['answer-call', { callId: id }, 'fence'],
  ['answer-call', { callId: 'seven', fence: 1 }, 'callId'],
  ['answer-call', { callId: id, fence: 1.5 }, 'fence'],
  ['answer-call', { callId: id, fence: -1 }, 'fence'],
  ['set-availability', { availability: 'signed-out' }, 'availability'],
  ['set-availability', { availability: 'break', minutes: 0 }, 'minutes'],
  ['reveal-caller', { callId: id, reason: '   ' }, 'reason'],
  ['save-draft', { ticketId: id, rev: 0, fields: {} }, 'rev'],
  ['save-draft', { ticketId: id, rev: 1, fields: { categoryCode: '王女士的电话' } }, 'fields'],
  ['save-draft', { ticketId: id, rev: 1, fields: { placeCode: '1'.repeat(21) } }, 'fields'],
] as const)('%s %j names %s', (name, body, field) => {
  expect(commands[name].safeParse(body).error?.issues[0]?.path[0]).toBe(field)
})
