import type { Page } from '@playwright/test'
import { lookAtFloor, rowOf } from './lead.ts'
import { goReady, signIn } from './person.ts'
import { inEveryLook, inThreeLooks } from './picture.ts'
import { expect, test } from './stack.ts'

test.use({ busy: true })
test.setTimeout(240_000)

/** What a queue's seats mean, as long as the pointer rests on them. */
async function restOnSeats(page: Page, name: string) {
  await rowOf(page, 'general')
    .getByRole('cell')
    .filter({ hasText: /\d+\s*\/\s*\d+/ })
    .locator('[role="presentation"]')
    .first()
    .hover({ timeout: 10_000 })
  await expect(page.getByRole('tooltip')).toBeVisible()
  await inThreeLooks(page, name)
  await page.mouse.move(0, 0)
}

test('pictures of figures that say what they mean, and of the calls behind them', async ({ page, browser, stack }) => {
  await signIn(page, 'op1700')
  const corner = page.getByRole('complementary', { name: '演示' })
  await corner.getByRole('button', { name: '关闭' }).click({ timeout: 30_000 })
  await goReady(page)
  await expect(page.getByRole('button', { name: /接听/ })).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('F2')
  await restOnSeats(page, 'figure-seats')
  await rowOf(page, 'general').locator('[data-figure="longest-waiting"]').click()
  await expect(page.getByRole('dialog')).toContainText('相关来电')
  await inEveryLook(page, 'figure-desk')
  await page.keyboard.press('Escape')

  const lead = await browser.newPage({ baseURL: stack.url, viewport: { width: 1366, height: 768 } })
  await lookAtFloor(lead, 'manager')
  const figures = lead.getByRole('group', { name: '热线此刻' })
  await figures.getByRole('button', { name: /接通率/ }).click()
  const dialog = lead.getByRole('dialog', { name: '热线此刻：指标说明' })
  await expect(dialog).toContainText('拉低该指标的来电')
  await inEveryLook(lead, 'figure-floor')
  await dialog
    .getByRole('button', { name: /^\d\d:\d\d:\d\d$/ })
    .first()
    .click()
  await expect(lead.getByRole('dialog', { name: '为何分配' })).toBeVisible()
  await inThreeLooks(lead, 'figure-why')
  for (const _ of ['why', 'figure']) await lead.keyboard.press('Escape')
  await lead.keyboard.press('Alt+2')
  await restOnSeats(lead, 'figure-seats-lead')
  await lead.close()
})
