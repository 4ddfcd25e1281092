import { openQueues, rowOf } from './lead.ts'
import { Seats } from './seats.ts'
import { expect, test } from './stack.ts'

test('an operator is dragged onto a queue, all who are chosen go along, and it is applied by key', async ({
  page,
  stack,
}) => {
  const seats = new Seats(stack.url)
  await seats.take(['op0116', 'op0118'])
  await openQueues(page, 'manager')
  await page.keyboard.press('b')
  await expect(page.getByLabel('人数', { exact: true })).toBeFocused()
  const from = page.getByLabel('空闲最久的，来自', { exact: true })
  await expect(from).toHaveValue('综合受理')
  await page.getByRole('button', { name: /op0118/ }).dragTo(rowOf(page, 'law'))
  await expect(page.getByLabel('调到', { exact: true })).toHaveValue('法律服务')
  await expect(page.getByRole('table', { name: '调配前后' }).getByRole('row').nth(1)).toContainText('法律服务')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('log')).toContainText(/已调配 \d 人/)
  const moves = page.getByRole('region', { name: /生效中的调配/ })
  await page.keyboard.press('Escape')
  await expect(moves).toContainText('→ 法律服务')
  await page.keyboard.press('Alt+z')
  await expect(moves).toContainText('目前没有调配')
  seats.leave()
})
