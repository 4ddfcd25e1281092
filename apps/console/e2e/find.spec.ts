import { signIn } from './person.ts'
import { registered } from './registered.ts'
import { sound } from './sound.ts'
import { expect, test } from './stack.ts'

// a computer set to another clock than the centre's
test.use({ timezoneId: 'America/Los_Angeles' })

test('Ctrl K does by words what a key does, and Esc leaves everything as it was', async ({ page }) => {
  await signIn(page, 'op0021')
  await page.keyboard.press('Alt+o')
  const text = page.getByLabel('诉求内容')
  await text.fill('楼道灯坏了')
  await page.keyboard.press('Control+k')
  const find = page.getByRole('combobox', { name: /查找/ })
  await expect(find).toBeFocused()
  await page.keyboard.type('xiao')
  await page.keyboard.press('Escape')
  await expect(find).toBeHidden()
  await expect(text).toBeFocused()
  await expect(text).toHaveValue('楼道灯坏了')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('px')
  await expect(page.getByRole('option', { selected: true })).toContainText('培训')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '选择状态' })).toContainText('培训')

  // What was chosen lately comes first.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option').first()).toContainText('培训')
  await page.keyboard.type('综合')
  await expect(page.getByRole('option', { selected: true })).toContainText('综合受理')

  // Somebody is met where she is found.
  await find.fill('op0021')
  await expect(page.getByRole('option', { selected: true })).toContainText('op0021')
  await page.keyboard.press('Enter')
  const person = page.getByRole('dialog').filter({ hasText: 'op0021' })
  await expect(person).toContainText('培训')
  await sound(page, 'person', '[role="dialog"]')
})

test('the keys are listed by situation, and the look is kept for the next time', async ({ page }) => {
  await signIn(page, 'op0022')
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog')
  for (const situation of ['来电振铃时', '通话中', '话后整理时', '填写工单', '随时'])
    await expect(keys.getByRole('region', { name: situation })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()

  await page.keyboard.press('Control+Comma')
  await page.getByRole('radiogroup', { name: '字号' }).getByRole('radio', { name: '200 %' }).click()
  await page.getByRole('radiogroup', { name: '对比度' }).getByRole('radio', { name: '高对比度' }).click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more')
  await expect(page.locator('html')).toHaveCSS('font-size', '32px')
  await expect(page.getByRole('region', { name: '工单' })).toBeVisible()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
})

test('the ticket list is walked by keys, and a ticket opens beside it', async ({ page }) => {
  await signIn(page, 'op0023')
  for (const title of ['第一件', '第二件']) {
    await page.keyboard.press('Alt+o')
    const named = page.getByLabel('标题')
    await expect(named).toHaveValue('')
    await named.fill(title)
    await expect(page.getByText(/秒前已保存/)).toBeVisible()
  }
  await page.keyboard.press('Alt+l')
  const rows = page.getByRole('row').filter({ hasText: '草稿' })
  await expect(rows).toHaveCount(2)
  await expect(rows.first().getByRole('link')).toBeFocused()
  const atCentre = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)
  const opened = [Date.now() - 60_000, Date.now()].map(atCentre)
  expect(opened).toContain(await rows.first().getByRole('cell').last().innerText())
  await page.keyboard.press('j')
  await expect(rows.last().getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  const ticket = page.getByRole('region', { name: '工单', exact: true })
  await expect(ticket).toContainText('第一件')
  await page.keyboard.press('Escape')
  await expect(ticket).toBeHidden()
  await expect(rows.last().getByRole('link')).toBeFocused()

  await page.keyboard.press('Alt+n')
  await page.keyboard.type('没有这样的词')
  await expect(page.getByText('没有符合条件的工单')).toBeVisible()
})

test('a lead changes the tickets of her group; a manager and an auditor read all of them', async ({
  page,
  stack,
  browser,
}) => {
  await signIn(page, 'op0009')
  await registered(page, '无障碍坡道被占用')
  for (const { who, sees, edits } of [
    { who: 'lead001', sees: '本组', edits: true },
    { who: 'manager', sees: '全部', edits: false },
    { who: 'auditor', sees: '全部', edits: false },
  ]) {
    const context = await browser.newContext({ baseURL: stack.url })
    const reader = await context.newPage()
    await reader.goto('/')
    await reader.getByLabel('工号').fill(who)
    await reader.getByLabel('密码').fill('hearline-demo')
    await reader.keyboard.press('Enter')
    await expect(reader.getByRole('banner').getByText('实时')).toBeVisible()
    await reader.getByRole('navigation', { name: '屏面' }).getByRole('link', { name: '工单列表' }).click()
    await reader.getByRole('tab', { name: sees }).click()
    await reader.getByRole('table', { name: '工单列表' }).getByRole('link').first().click()
    const ticket = reader.getByRole('region', { name: '工单', exact: true })
    await expect(ticket).toContainText('无障碍坡道被占用')
    await expect(ticket.getByRole('button', { name: '修改' })).toHaveCount(edits ? 1 : 0)
    await context.close()
  }
})
