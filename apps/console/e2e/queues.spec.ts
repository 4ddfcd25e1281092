import type { Page } from '@playwright/test'
import { chooseRule, openQueues, rowOf } from './lead.ts'
import { command, Seats, signIn } from './seats.ts'
import { sound } from './sound.ts'
import { expect, test } from './stack.ts'

const named = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `op${String(from + n).padStart(4, '0')}`)

const moves = (page: Page) => page.getByRole('region', { name: /生效中的调配/ })

test.setTimeout(120_000)

test('20 longest idle are moved by keys, with who did it and until when, and brought back', async ({ page, stack }) => {
  const seats = new Seats(stack.url)
  await seats.take(named(138, 170))
  await openQueues(page, 'manager')
  await chooseRule(page, 20, '综合受理', '区域互转')
  const preview = page.getByRole('table', { name: '调配前后' })
  await expect(preview.getByRole('row').nth(1)).toContainText(/区域互转\D*0 → 20\D*0 → 20/)
  await expect(page.getByRole('button', { name: /调配 20 人/ })).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('log')).toContainText('已调配 20 人')
  await expect(moves(page)).toContainText(/20 人\s+→ 区域互转/)
  await expect(moves(page)).toContainText(/中心主任 · \d\d:\d\d 起，至 \d\d:\d\d/)
  await expect(rowOf(page, 'regional')).toContainText(/\d\/20/)
  await page.keyboard.press('Alt+z')
  await expect(page.getByRole('log')).toContainText('20 人已回到原队列')
  await expect(moves(page)).toContainText('目前没有调配')
  await expect(rowOf(page, 'regional')).toContainText('0/0')
  seats.leave()
})

test('of two leads at the same operator at the same moment the loser is told who won, and moves the others', async ({
  page,
  stack,
}) => {
  const seats = new Seats(stack.url)
  await seats.take(named(131, 134))
  let late = false
  await page.routeWebSocket(/socket\.io/, (line) => {
    const hub = line.connectToServer()
    hub.onMessage((message) => {
      if (!late || !message.toString().startsWith('42["news"')) line.send(message)
    })
  })
  await openQueues(page, 'lead012')
  await chooseRule(page, 4, '综合受理', '区域互转')
  await expect(page.getByRole('button', { name: /调配 4 人/ })).toBeEnabled()
  await sound(page, 'rebalance')
  late = true
  const manager = await signIn(stack.url, 'manager')
  const other = { operatorIds: [seats.id('op0132')], queues: ['law'] }
  await command(stack.url, manager, 'move-operators', other)
  await page.keyboard.press('Control+Enter')
  const told = page.getByRole('alert').filter({ hasText: '您的调配未执行' })
  await expect(told).toContainText(/中心主任 已于 \d\d:\d\d 先将 .+ 调到“法律服务”/)
  late = false
  await page.getByRole('button', { name: '不含此人，调其余的' }).click()
  await expect(page.getByRole('log')).toContainText('已调配 3 人')
  await expect(moves(page)).toContainText(/3 人\s+→ 区域互转/)
  await expect(moves(page)).toContainText(/1 人\s+→ 法律服务/)
  await sound(page, 'moves in force')

  // a raised hand is answered by one key
  await seats.does('op0134', 'raise-hand', { raised: true, words: '来电人情绪激动' })
  const inbox = page.getByRole('region', { name: /等您答复/ })
  await expect(inbox).toContainText('来电人情绪激动')
  await page.locator('[data-queue="general"]').focus()
  await page.keyboard.press('y')
  await expect(inbox).toContainText('没有人举手')
  seats.leave()
})
