import { chooseRule, openQueues, rowOf } from './lead.ts'
import { expect, test } from './stack.ts'

test.use({ busy: true })
test.setTimeout(900_000)

test('with simulated callers and operators: 20 are moved and come back, and an alarm of a storm rises and clears', async ({
  page,
  stack,
}) => {
  await openQueues(page, 'manager')
  await expect(rowOf(page, 'general')).toContainText(/\d+\/([3-9]\d|1\d\d)/, { timeout: 300_000 })
  await chooseRule(page, 20, '综合受理', '区域互转')
  await expect(page.getByRole('button', { name: /调配 20 人/ })).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('log')).toContainText('已调配 20 人')
  const moves = page.getByRole('region', { name: /生效中的调配/ })
  await expect(moves).toContainText(/20 人\s+→ 区域互转/)
  await page.keyboard.press('Alt+z')
  await expect(page.getByRole('log')).toContainText('20 人已回到原队列')
  await expect(moves).toContainText('目前没有调配')

  const sky = async (data: object) => {
    const said = await page.request.post('/api/v1/demo', { headers: { origin: stack.url }, data })
    expect(said.ok()).toBe(true)
  }
  await sky({ weather: 'storm', speed: 4 })
  const alarms = page.getByRole('region', { name: /^告警/ })
  const alarm = alarms.getByRole('listitem').filter({ hasText: /综合受理.*最长等候/ })
  await expect(alarm.getByText('▲')).toBeVisible({ timeout: 300_000 })
  await page.screenshot({ path: 'test-results/storm.png' })
  await sky({ weather: 'fair', speed: 4 })
  await expect(alarm).toContainText(/\d\d:\d\d 解除/, { timeout: 500_000 })
  await sky({ weather: 'fair', speed: 1 })
})
