import type { CallWhole, OperatorRow, QueueRow, Row } from '@hearline/protocol'
import { anHour, before, busyQueue, callersOf, someAlarms, uuid } from './busy-queues.ts'
import { openQueues } from './lead.ts'
import { manySeats } from './many-seats.ts'
import { inEveryLook, inThreeLooks } from './picture.ts'
import { expect, test } from './stack.ts'
import { told } from './told.ts'

test.setTimeout(240_000)

/** The floor with a hand, a break to grant and two moves in force. */
function seats(): OperatorRow[] {
  const { rows } = manySeats(700)
  const until = new Date(Date.now() + 41 * 60_000).toISOString()
  const by = { actor: 'lead021', name: '陈静', at: before(1_140), until }
  const own = { actor: 'manager', name: '中心主任', at: before(300) }
  const put = (n: number, rest: object) => (rows[n] = { ...rows[n], ...rest } as OperatorRow)
  for (let n = 0; n < 20; n += 1) {
    const moved = n < 12 ? { moveId: uuid(1), ...by, from: ['enterprise'] } : { moveId: uuid(2), ...own, from: ['law'] }
    put(100 + n * 3, { moved, queues: [{ queueId: n < 12 ? 'urban' : 'transport', level: 2, reserve: false }] })
  }
  put(243, { hand: { at: before(95), words: '来电人情绪激动，请来听一下' } })
  put(247, { breakRequest: { at: before(40), minutes: 15, reason: '身体不适' } })
  return rows
}

test('pictures of queues in need, of what a lead does there, and of why a call went where it is', async ({ page }) => {
  const storms: string[] = []
  const people = seats()
  const hours = {
    from: before(3_600),
    queues: ['general', 'urban', 'transport', 'housing', 'labour', 'market', 'health'],
  }
  await page.route('**/api/v1/queues/hour', (route) =>
    route.fulfill({ json: { ...hours, queues: hours.queues.map((id, n) => anHour(id, 24 - n * 3)) } }),
  )
  const [caller, chosen] = [callersOf('urban', ['12319', '96069'], 86)[0], people[41]]
  const candidates = people
    .slice(41, 49)
    .map(({ id }, n) => ({ operatorId: id, level: 3 - (n % 3), idleMs: 94_000 - n * 8_300 }))
  const why = {
    rule: 'longest-wait',
    waitedMs: 34_000,
    candidates,
    candidateCount: 23,
    relaxedBy: 1,
    via: 'own' as const,
  }
  const went = { operatorId: chosen?.id, fence: 1, state: 'talking', startedAt: before(48.982), why }
  const times = { waitingSince: before(83), answeredAt: before(45) }
  const call = { ...caller, ...times, state: 'talking', operatorId: chosen?.id }
  await page.route('**/api/v1/calls/*', (route) => route.fulfill({ json: { call, engagements: [went] } as CallWhole }))
  await told(page, {
    floor: () => people,
    queues: (rows: Row[]) => rows.map((row) => busyQueue(row as QueueRow, storms)),
    alarms: someAlarms,
    'queue/urban': () => callersOf('urban', ['12319', '96069', '12319', '95598', '96310'], 86),
  })
  await openQueues(page, 'manager')
  await expect(page.getByRole('region', { name: '告警 3' })).toBeVisible()
  await expect(page.getByRole('region', { name: '等您答复 2' })).toBeVisible()
  await page.keyboard.press('o')
  await page.locator('[data-queue="urban"]').focus()
  const figures = page.getByLabel('热线此刻')
  await expect(figures).toContainText('%')
  await inEveryLook(page, 'queues')

  storms.push('urban', 'transport')
  await page.reload()
  await expect(page.getByRole('region', { name: '暴雨模式' })).toBeVisible()
  await expect(figures).toContainText('%')
  await page.locator('[data-queue="urban"]').focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('[data-call]').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: /移队/ })).toBeVisible()
  await inEveryLook(page, 'queues-storm')
  const dialog = page.getByRole('dialog')
  for (const [name, key] of [
    ['prioritise', 'p'],
    ['move', 'm'],
    ['storm-mode', 's'],
    ['notice', 'n'],
    ['keys', '?'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(dialog, name).toBeVisible()
    await inThreeLooks(page, `queues-${name}`)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  await page.keyboard.press('b')
  await expect(page.getByLabel('人数', { exact: true })).toBeFocused()
  await inEveryLook(page, 'queues-rebalance')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+1')
  await page.getByRole('option', { name: chosen?.username ?? '' }).click()
  await page.keyboard.press('w')
  await expect(dialog.getByRole('row').first()).toBeVisible()
  await inEveryLook(page, 'why')
})
