import type { Page } from '@playwright/test'
import { signIn } from './person.ts'
import { expect, test } from './stack.ts'

/** A new ticket about one matter, by the keyboard. */
async function write(page: Page, ticket: { category: string; place: string; text: string }): Promise<void> {
  await page.keyboard.press('Alt+o')
  await expect(page.getByLabel('诉求内容')).toHaveValue('')
  await page.keyboard.press('Alt+c')
  await page.keyboard.type(ticket.category)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type(ticket.place)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type(ticket.text)
}

test('category and place by initials, and the category chosen lately comes first the next time', async ({ page }) => {
  await signIn(page, 'op0031')
  await write(page, { category: 'sgaq', place: 'cywj', text: '夜间施工' })
  await expect(page.getByLabel('地点')).toHaveValue('朝阳区 › 望京街道')
  const category = await page.getByLabel('分类').inputValue()
  expect(category).toContain('施工安全')
  await page.keyboard.press('Alt+y')
  await page.keyboard.press('3')
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('status').filter({ hasText: /工单 \d{8}-\d{6}：待派单/ })).toBeVisible()

  await page.keyboard.press('Alt+o')
  await expect(page.getByLabel('诉求内容')).toHaveValue('')
  await page.keyboard.press('Alt+c')
  const first = page.getByRole('option').first()
  await expect(first).toContainText('最近使用')
  await expect(first).toContainText('施工安全')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('分类')).toHaveValue(category)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('option').first()).toContainText('望京街道')
})
