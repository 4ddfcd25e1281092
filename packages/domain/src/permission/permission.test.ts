import fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as arb from '../testing/arbitraries.ts'
import { commandActs, commandNames } from './command.ts'
import { mayIdentify } from './identity.ts'
import { may, mayApprove, type Standing } from './may.ts'
import { roles } from './role.ts'
import { acts, cellOf, type Act } from './table.ts'
import { topicActs, topicNames } from './topic.ts'

const hotline = join(import.meta.dirname, '../../../../../shared/domain/hotline.md')
const standing: fc.Arbitrary<Standing> = fc.record({ own: fc.boolean(), onCall: fc.boolean(), named: fc.boolean() })
const anything = { own: true, onCall: true, named: true }
const nothing = { own: false }

/** Acts that change something. */
const changing: Act[] = [
  ...(['take-calls', 'set-own-state', 'control-seats', 'monitor-calls', 'run-floor', 'edit-ticket'] as const),
  'visit-ticket',
  ...(['pair-wallboards', 'lay-out-boards'] as const),
  ...(['dispatch-ticket', 'handle-ticket', 'review-ticket', 'approve-exception', 'survey-caller'] as const),
  ...(['write-scores', 'edit-rosters', 'suggest-knowledge', 'publish-knowledge'] as const),
  ...(['propose-settings', 'approve-settings', 'manage-accounts'] as const),
]
/** Acts that only look; of these, the ones that show what callers said or who they are. */
const content: Act[] = [
  ...(['read-tickets', 'see-identity', 'see-anonymous-identity', 'see-sealed-ticket', 'play-recording'] as const),
  ...(['analyse', 'export', 'read-calls', 'watch-queue', 'watch-floor', 'watch-team'] as const),
  'see-related-tickets',
]
const looking: Act[] = [
  ...content,
  ...(['read-scores', 'read-rosters', 'see-figures', 'read-audit-log', 'read-reference', 'use-own-account'] as const),
  'find-people',
  'watch-queues',
]

test('[P1] the table, by example', () => {
  expect(roles.map((role) => cellOf(role, 'see-identity')).join(' ')).toBe('O R R R R - R -')
  expect(roles.map((role) => cellOf(role, 'see-sealed-ticket')).join(' ')).toBe('C - N N N - N -')
  expect(roles.map((role) => cellOf(role, 'see-related-tickets')).join(' ')).toBe('O O Y Y - - Y -')
  expect(roles.map((role) => cellOf(role, 'visit-ticket')).join(' ')).toBe('O O Y Y O - - -')
  expect(roles.map((role) => cellOf(role, 'find-people')).join(' ')).toBe('Y Y Y Y - - Y Y')
  expect(roles.map((role) => cellOf(role, 'pair-wallboards')).join(' ')).toBe('- Y Y - - - - Y')
  expect(roles.map((role) => cellOf(role, 'lay-out-boards')).join(' ')).toBe('- Y Y - - - - -')
  expect(may('operator', 'take-calls', nothing)).toBe('yes')
  expect(may('manager', 'take-calls', anything)).toBe('no')
  expect([...changing, ...looking].sort()).toEqual([...acts].sort())
})

describe.skipIf(!existsSync(hotline))('with the hotline’s own paper in ../shared', () => {
  test('[P1] the table is that of the paper, cell by cell', () => {
    const paper = readFileSync(hotline, 'utf8')
      .split('| Action | OP |')[1]!
      .split('\n\n')[0]!
      .split('\nRules:')[0]!
      .split('\n')
      .slice(2)
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .flatMap((row) => expand(row.slice(1, 10)))
    expect(paper).toHaveLength(29)
    const ours = acts.slice(0, paper.length).map((act) => roles.map((role) => cellOf(role, act)).join(' '))
    expect(ours).toEqual(paper)
  })

  const words: Record<string, string> = {
    'O while on call': 'C',
    named: 'N',
    'Y (two-person)': 'Y',
    'Y (no ticket content)': 'Y',
  }
  const letter = (cell: string) => words[cell] ?? cell

  /** A row that names two acts (`write / read`) becomes two; so does the one whose cells tell a proposal from a decision. */
  function expand([name, ...cells]: string[]): string[] {
    if (name?.startsWith('Catalogue')) {
      return [
        cells.map((cell) => (cell === 'propose' ? 'Y' : letter(cell))).join(' '),
        cells.map((cell) => (cell === 'propose' ? '-' : letter(cell))).join(' '),
      ]
    }
    if (!cells.some((cell) => cell.includes(' / '))) return [cells.map(letter).join(' ')]
    const half = (n: 0 | 1) => cells.map((cell) => (cell.includes(' / ') ? cell.split(' / ')[n] : cell)).join(' ')
    return [half(0), half(1)]
  }
})

test('[P2] a cell means what it says', () => {
  fc.assert(
    fc.property(arb.role, arb.act, standing, (role, act, how) => {
      const { own, onCall, named } = how
      const yes = { Y: true, O: own, C: own && onCall, N: named, R: false, '-': false }[cellOf(role, act)]
      expect(may(role, act, how)).toBe(cellOf(role, act) === 'R' ? 'reveal' : yes ? 'yes' : 'no')
    }),
  )
  expect(may('operator', 'see-anonymous-identity', { own: true })).toBe('no')
  expect(may('lead', 'see-identity', nothing)).toBe('reveal')
})

test('[P3] an admin never reads content', () => {
  for (const act of content) expect(may('admin', act, anything)).toBe('no')
})

test('[P4] an auditor changes nothing', () => {
  for (const act of changing) expect(may('auditor', act, anything)).toBe('no')
})

test('[P5] nobody approves her own request, and approving needs the act', () => {
  const id = fc.constantFrom('a', 'b')
  fc.assert(
    fc.property(id, arb.role, arb.act, id, standing, (approver, role, act, requestedBy, how) => {
      const result = mayApprove({ id: approver, role }, act, { ...how, requestedBy })
      expect(result).toBe(approver === requestedBy ? 'no' : may(role, act, how))
    }),
  )
})

test('[P6] every command and topic is an act that somebody may do', () => {
  expect(Object.keys(commandActs).sort()).toEqual([...commandNames].sort())
  expect(Object.keys(topicActs).sort()).toEqual([...topicNames].sort())
  for (const act of [...Object.values(commandActs), ...Object.values(topicActs)]) {
    expect(roles.some((role) => may(role, act, anything) === 'yes')).toBe(true)
  }
})

test('[P6] only the floor commands the floor', () => {
  const commands = (role: (typeof roles)[number]) =>
    commandNames.filter((name) => may(role, commandActs[name], anything) !== 'no')
  expect(commands('auditor').filter((name) => name !== 'reveal-caller')).toEqual([])
  expect(commands('admin').filter((name) => commandActs[name] !== 'pair-wallboards')).toEqual([])
  expect(commands('wallboard')).toEqual([])
  expect(commands('operator')).toEqual(commandNames.slice(0, commandNames.indexOf('move-operators')))
  expect(commands('lead')).toEqual([...commandNames])
})

test('[P7] a wallboard sees figures and nothing else', () => {
  expect(acts.filter((act) => may('wallboard', act, anything) !== 'no')).toEqual(['see-figures'])
  expect(topicNames.filter((name) => may('wallboard', topicActs[name], anything) !== 'no')).toEqual(['wallboard'])
})

test('[P8] who called is shown as the strictest of the tickets allows', () => {
  const anyone = (grades: Parameters<typeof mayIdentify>[1], how: Standing) =>
    roles.map((role) => mayIdentify(role, grades, how)).join(' ')
  const here = { own: true, onCall: true }
  expect(anyone([], here)).toBe('yes reveal reveal reveal reveal no reveal no')
  expect(anyone(['normal', 'anonymous'], here)).toBe('yes no reveal reveal no no reveal no')
  expect(anyone(['sealed', 'normal'], here)).toBe('yes no no no no no no no')
  expect(anyone(['sealed'], anything)).toBe('yes no reveal reveal reveal no reveal no')
  expect(anyone(['anonymous'], { own: true })).toBe('no no reveal reveal no no reveal no')
})
