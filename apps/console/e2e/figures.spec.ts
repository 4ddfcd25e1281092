import { lookAtFloor } from './lead.ts'
import { goReady, signIn } from './person.ts'
import { sound } from './sound.ts'
import { expect, test } from './stack.ts'

test('a figure at a desk, and one of the whole floor, open what they mean and the calls behind them', async ({
  page,
  browser,
  stack,
}) => {
  await signIn(page, 'op0129')
  await goReady(page)
  const call = await stack.telephone.ring('13800012900')
  await expect(page.getByRole('button', { name: '接听' })).toBeVisible()
  await page.keyboard.press('F2')
  await stack.telephone.until(call, 'connect')
  const day = page.getByRole('group', { name: '我的今天' })
  await expect(day).toContainText('来电 1')

  await day.getByRole('button', { name: /来电/ }).click()
  const dialog = page.getByRole('dialog', { name: '我的今天：指标说明' })
  await expect(dialog).toContainText('相关来电 1 个')
  await dialog.getByRole('button', { name: /^\d\d:\d\d:\d\d$/ }).click()
  await expect(dialog.getByRole('status')).toContainText(/12345 · 综合受理/)
  await sound(page, 'figure', '[role="dialog"]')
  // by keys from one's own day to any queue
  await dialog.getByRole('combobox', { name: '谁的指标' }).focus()
  await page.keyboard.press('2')
  await expect(page.getByRole('dialog')).toContainText(/相关来电|没有来电/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page
    .locator('tr', { has: page.locator('[data-queue="general"]') })
    .locator('[data-figure="waiting"]')
    .click()
  await expect(page.getByRole('dialog', { name: '综合受理：指标说明' })).toContainText('此刻仍未接听')
  await expect(page.getByRole('dialog')).toContainText(/\d\d:\d\d:\d\d 的数值/)
  await page.keyboard.press('Escape')

  // a share opens those it misses: one whom nobody answers
  await stack.telephone.hangUp(await stack.telephone.ring('13800012901'))
  const lead = await browser.newPage({ baseURL: stack.url })
  await lookAtFloor(lead, 'manager')
  await lead
    .getByRole('group', { name: '热线此刻' })
    .getByRole('button', { name: /接通率/ })
    .click()
  const floor = lead.getByRole('dialog', { name: '热线此刻：指标说明' })
  await expect(floor).toContainText('接听 ÷ 进入队列')
  await expect(floor).toContainText(/00:00 起，统计至 \d\d:\d\d:\d\d/)
  await expect(floor).toContainText('拉低该指标的来电')
  await floor
    .getByRole('button', { name: /^\d\d:\d\d:\d\d$/ })
    .first()
    .click()
  await expect(lead.getByRole('dialog', { name: '为何分配' })).toContainText('12345')
  await lead.close()
})
