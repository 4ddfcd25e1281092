import { openQueues, rowOf } from './lead.ts'
import { sound } from './sound.ts'
import { expect, test } from './stack.ts'

test('an alarm rises, is acknowledged by key and says when it cleared; a caller goes first and moves by keys', async ({
  page,
  stack,
}) => {
  await openQueues(page, 'manager')
  const call = await stack.telephone.ring('13800006262', '12345006')
  const alarm = (queue: string) =>
    page.getByRole('region', { name: /^告警/ }).getByRole('listitem').filter({ hasText: queue })
  const [first, second] = [alarm('应急联动'), alarm('区域互转')]
  await expect(first).toContainText('1 人排队，无人在岗')
  await expect(first).toContainText(/\d\d:\d\d 升起/)
  await expect(first.getByText('▲')).toBeVisible()
  await expect(rowOf(page, 'emergency-link')).toContainText('告急')
  await page.keyboard.press('a')
  await expect(first).toContainText(/中心主任 \d\d:\d\d 已确认/)
  await expect(first.getByText('▲')).toBeVisible()

  await page.locator('[data-queue="emergency-link"]').focus()
  await page.keyboard.press('ArrowRight')
  const caller = page.locator('[data-call]').filter({ hasText: '12345006' })
  await expect(caller).toContainText('应急联动专席')
  await page.keyboard.press('ArrowDown')
  await expect(caller).toBeFocused()
  await page.keyboard.press('p')
  await expect(page.getByRole('dialog').getByLabel('理由')).toBeFocused()
  await sound(page, 'prioritise', '[role="dialog"]')
  await page.keyboard.type('儿童独自在家')
  await page.keyboard.press('Enter')
  await expect(caller).toContainText('▲ 优先 6')
  await expect(caller).toBeFocused()
  await page.keyboard.press('m')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('区域互转')
  await expect(page.getByRole('option').first()).toContainText('区域互转')
  await sound(page, 'move a call', '[role="dialog"]')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log')).toContainText('来电已移到“区域互转”')

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('确认最紧要的告警')
  await page.keyboard.press('Escape')

  // seen before it cleared: it says when it did, and by whom it was seen
  await expect(first).toContainText(/\d\d:\d\d 解除 · 中心主任 \d\d:\d\d 已确认/)
  await expect(first.getByText('▲')).toBeHidden()
  await expect(rowOf(page, 'emergency-link')).not.toContainText('告急')
  await expect(second).toContainText('1 人排队，无人在岗')
  // cleared before it was seen: it stays until it is
  await stack.telephone.hangUp(call)
  await expect(second).toContainText(/\d\d:\d\d 解除/)
  await second.getByRole('button', { name: /知道了/ }).click()
  await expect(second).toBeHidden()
})
