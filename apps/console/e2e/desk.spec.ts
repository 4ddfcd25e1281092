import { goReady, signIn } from './person.ts'
import { sound } from './sound.ts'
import { expect, test } from './stack.ts'

test('sign in, go ready, answer by key, write the ticket, close it, wrap up', async ({ page, stack }) => {
  await signIn(page, 'op0011')
  await goReady(page)
  const call = await stack.telephone.ring('13800005678')
  await expect(page.getByRole('button', { name: '接听' })).toBeVisible()
  await expect(page).toHaveTitle(/来电/)
  await expect(page.getByText('138****5678')).toBeVisible()

  await page.keyboard.press('Enter')
  await stack.telephone.until(call, 'connect')
  const text = page.getByLabel('诉求内容')
  await expect(text).toBeFocused()
  await page.keyboard.type('询问居住证办理地点。')

  await page.keyboard.press('Alt+h')
  await stack.telephone.until(call, 'hold')
  await expect(page.getByRole('button', { name: '恢复' })).toBeVisible()
  await page.keyboard.press('Alt+h')
  await stack.telephone.until(call, 'resume')

  await page.keyboard.press('Control+1')
  await expect(page.getByRole('alert')).toContainText('必填项')
  await expect(page.getByLabel('分类')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  // what it may be is said, and chosen by the hand only
  await expect(page.getByLabel('类型')).toContainText('可能是“咨询”')
  await page.keyboard.press('Alt+y')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('类型')).toHaveText('咨询')
  await page.getByLabel('答复').fill('到居住地派出所办理。')
  await page.keyboard.press('Control+1')
  await expect(page.getByRole('status').filter({ hasText: /工单 \d{8}-\d{6}：已直接答复/ })).toBeVisible()

  await page.keyboard.press('Alt+e')
  await stack.telephone.until(call, 'hang-up')
  await expect(page.getByRole('button', { name: '完成整理' })).toBeVisible()
  await page.keyboard.press('Alt+b')
  await expect(page.getByText('随后：')).toContainText('示忙')
  await page.keyboard.press('Alt+w')
  await expect(page.getByRole('button', { name: '选择状态' })).toContainText('示忙')
})

test('a reload while typing finds the draft, saved or not', async ({ page, stack, browser }) => {
  await signIn(page, 'op0012')
  await goReady(page)
  const call = await stack.telephone.ring('13900001234')
  await expect(page.getByRole('button', { name: '接听' })).toBeVisible()
  await page.keyboard.press('F2')
  const text = page.getByLabel('诉求内容')
  await expect(text).toBeFocused()
  await page.keyboard.type('路灯不亮')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()

  // The hub gets nothing of this: only the copy in the browser has it.
  await page.route('**/commands/save-draft', (route) => route.abort())
  await page.keyboard.type('，已有三天。')
  await page.reload()
  await expect(text).toHaveValue('路灯不亮，已有三天。')
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('路灯')

  await page.unroute('**/commands/save-draft')
  await expect(page.getByText(/秒前已保存/)).toBeVisible({ timeout: 15_000 })
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('hearline.draft'))),
  ).toEqual([])

  const elsewhere = await browser.newContext({ baseURL: stack.url })
  const other = await elsewhere.newPage()
  await other.goto('/')
  await other.getByLabel('工号').fill('op0012')
  await other.getByLabel('密码').fill('hearline-demo')
  await other.keyboard.press('Enter')
  await expect(other.getByLabel('诉求内容')).toHaveValue('路灯不亮，已有三天。')
  await expect(page.getByText('您的座席已在另一窗口打开')).toBeVisible()
  await stack.telephone.hangUp(call)
  await expect(other.getByRole('button', { name: '完成整理' })).toBeVisible()
  await elsewhere.close()
})

test('a second call leaves the open ticket alone, and news leave the hands alone', async ({ page, stack }) => {
  await signIn(page, 'op0013')
  await goReady(page)
  const first = await stack.telephone.ring('13700001111')
  await expect(page.getByRole('button', { name: '接听' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('诉求内容')).toBeFocused()
  await page.keyboard.type('第一件')
  await stack.telephone.hangUp(first)
  await expect(page.getByRole('button', { name: '完成整理' })).toBeVisible()
  await expect(page.getByLabel('诉求内容')).toBeFocused()
  await page.keyboard.press('Alt+w')

  await stack.telephone.ring('13700002222')
  await expect(page.getByRole('button', { name: '接听' })).toBeVisible()
  await expect(page.getByLabel('诉求内容')).toBeFocused()
  await page.keyboard.press('Alt+a')
  await expect(page.getByRole('tab')).toHaveCount(2)
  await expect(page.getByLabel('诉求内容')).toHaveValue('')
  await page.keyboard.press('Alt+j')
  await expect(page.getByLabel('诉求内容')).toHaveValue('第一件')
})

test('a desk cut off says how old it is and lets nobody answer on it', async ({ page, stack }) => {
  let cut = false
  await page.routeWebSocket(/socket\.io/, (line) => {
    const hub = line.connectToServer()
    // the line stays open and the heartbeat goes on, as with a hub that hangs
    hub.onMessage((message) => {
      if (!cut || message === '2') line.send(message)
    })
  })
  await signIn(page, 'op0015')
  await goReady(page)
  await stack.telephone.ring('13600003333')
  const answer = page.getByRole('button', { name: '接听' })
  await expect(answer).toBeEnabled()
  cut = true
  await expect(answer).toBeDisabled()
  await expect(page.getByRole('banner').getByText(/\d 秒前/)).toBeVisible()
  await expect(page.getByRole('region', { name: '队列' }).getByText(/\d 秒前/)).toBeVisible()
  cut = false
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible()
})

test('a sign-in that ends takes no text along', async ({ page, context }) => {
  await signIn(page, 'op0016')
  await page.keyboard.press('Alt+o')
  const text = page.getByLabel('诉求内容')
  await text.fill('楼道堆放杂物')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await context.clearCookies()
  await text.fill('楼道堆放杂物，影响通行')
  const again = page.getByRole('dialog')
  await expect(again).toContainText('登录已结束')
  await sound(page, 'sign in again', '[role="dialog"]')
  await again.getByLabel('密码').fill('hearline-demo')
  await page.keyboard.press('Enter')
  await expect(again).toBeHidden()
  await expect(text).toHaveValue('楼道堆放杂物，影响通行')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await page.reload()
  await expect(text).toHaveValue('楼道堆放杂物，影响通行')
})

test('a wrong password is refused in words, and the language and theme stay chosen', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('工号').fill('op0014')
  await page.getByLabel('密码').fill('wrong')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('不正确')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await page.reload()
  await expect(page.getByLabel('User name')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
