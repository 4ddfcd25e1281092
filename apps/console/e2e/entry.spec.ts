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

test('a likely duplicate is found while writing, attached by one key and taken apart by another', async ({ page }) => {
  await signIn(page, 'op0032')
  const same = { category: 'sgaq', place: 'cywj', text: '夜间施工噪声扰民，已经三天' }
  await write(page, same)
  await page.keyboard.press('Alt+y')
  await page.keyboard.press('3')
  await page.keyboard.press('Control+2')
  const receipt = page.getByRole('status').filter({ hasText: /工单 \d{8}-\d{6}/ })
  await expect(receipt).toContainText('待派单')

  await write(page, same)
  const alike = page.getByRole('group', { name: '可能相同的工单' })
  const before = await alike.boundingBox()
  await expect(alike).toContainText('同一地点')
  expect(await alike.boundingBox()).toEqual(before)
  await page.keyboard.press('Alt+d')
  await expect(receipt).toContainText('已合并')
  await expect(page.getByRole('log')).toContainText('已并入')
  await page.keyboard.press('Alt+z')
  await expect(page.getByLabel('诉求内容')).toHaveValue(same.text)
  await expect(receipt).toBeHidden()
})

test('submitting is taken back by one key, with all that was written', async ({ page }) => {
  await signIn(page, 'op0033')
  await write(page, { category: 'sgaq', place: 'cywj', text: '工地围挡破损' })
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('alert')).toContainText('必填项')
  await expect(page.getByLabel('类型')).toBeFocused()
  await page.keyboard.press('2')
  await page.keyboard.press('Control+2')
  await expect(page.getByLabel('诉求内容')).toBeHidden()
  // news may come before the reply that can be taken back
  await expect(page.getByRole('log')).toContainText('已提交派单')
  await page.keyboard.press('Alt+z')
  await expect(page.getByLabel('诉求内容')).toHaveValue('工地围挡破损')
  await expect(page.getByLabel('地点')).toHaveValue('朝阳区 › 望京街道')
  await page.getByLabel('诉求内容').press('End')
  await page.keyboard.type('，有危险')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('诉求内容')).toHaveValue('工地围挡破损，有危险')
})

test('a caller is referred out with a receipt, which cannot be missing', async ({ page }) => {
  await signIn(page, 'op0034')
  await write(page, { category: 'sgaq', place: 'cywj', text: '询问法院立案' })
  await page.keyboard.press('Alt+y')
  await page.keyboard.press('1')
  await page.keyboard.press('Control+3')
  const dialog = page.getByRole('dialog')
  const receipt = dialog.getByLabel('回执')
  await receipt.press('Enter')
  await expect(receipt).toHaveAttribute('aria-invalid', 'true')
  await receipt.fill('已告知 12368')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: /工单 \d{8}-\d{6}：已转介/ })).toBeVisible()
})

test('several open tickets are told apart and reached by their place', async ({ page }) => {
  await signIn(page, 'op0035')
  for (const text of ['第一件', '第二件', '第三件']) await write(page, { category: 'sgaq', place: 'cywj', text })
  await page.keyboard.press('Alt+2')
  await expect(page.getByLabel('诉求内容')).toHaveValue('第二件')
  await page.keyboard.press('Alt+1')
  await expect(page.getByLabel('诉求内容')).toHaveValue('第一件')
  await expect(page.getByRole('tab').first()).toContainText('0 分')

  // all of it is in sight at the smallest size, in both languages
  const hidden = () => page.locator('#ticket form').evaluate((form) => form.scrollHeight - form.clientHeight)
  expect(await hidden()).toBeLessThanOrEqual(0)
  await page.evaluate(() => localStorage.setItem('hearline.language', 'en'))
  await page.reload()
  await expect(page.getByLabel('What happened')).toBeVisible()
  expect(await hidden()).toBeLessThanOrEqual(0)
})
