import { overADesk } from './over-a-desk.ts'
import { goReady, signIn } from './person.ts'
import { sound } from './sound.ts'
import { expect, test } from './stack.ts'

test.setTimeout(150_000)

const dialog = '[role="dialog"]'
const callColumn = 'section[aria-label="通话"]'
const ticketColumn = 'section[aria-label="工单"]'

test('axe finds nothing serious on any screen around a call, in light, dark and high contrast', async ({
  page,
  stack,
}) => {
  await page.goto('/')
  await expect(page.getByLabel('工号')).toBeVisible()
  await sound(page, 'sign-in')
  await signIn(page, 'op0054')
  await sound(page, 'busy')
  await goReady(page)
  const call = await stack.telephone.ring('13800005454')
  await expect(page.getByRole('button', { name: '接听' })).toBeEnabled()
  await sound(page, 'ringing', callColumn)
  await page.keyboard.press('Enter')
  await stack.telephone.until(call, 'connect')
  await expect(page.getByLabel('诉求内容')).toBeFocused()
  await page.keyboard.type('路灯不亮')
  await sound(page, 'talking')
  await page.keyboard.press('Alt+c')
  await page.keyboard.type('sgaq')
  await expect(page.getByRole('option').first()).toBeVisible()
  await sound(page, 'category', 'form')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+y')
  await page.keyboard.press('Enter')
  await sound(page, 'type', 'form')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+n')
  for (const [name, key] of overADesk) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog'), name).toBeVisible()
    await sound(page, name, dialog)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('alert')).toContainText('必填项')
  await sound(page, 'refused', ticketColumn)
  await page.keyboard.press('Alt+h')
  await expect(page.getByRole('button', { name: '恢复' })).toBeVisible()
  await sound(page, 'held', callColumn)
  await page.keyboard.press('Alt+e')
  await stack.telephone.until(call, 'hang-up')
  await expect(page.getByRole('button', { name: '完成整理' })).toBeVisible()
  await sound(page, 'wrap-up', callColumn)
})

test('axe finds nothing serious in the dialogs and lists of every day', async ({ page }) => {
  await signIn(page, 'op0055')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await sound(page, 'keys', dialog)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Comma')
  await expect(page.getByRole('dialog')).toBeVisible()
  await sound(page, 'settings', dialog)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('fu')
  await expect(page.getByRole('option').first()).toBeVisible()
  await sound(page, 'palette', dialog)
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+o')
  await expect(page.getByLabel('诉求内容')).toHaveValue('')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type('工地夜间施工')
  await page.keyboard.press('Alt+y')
  await page.keyboard.press('3')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').filter({ hasText: '已登记' })).toBeVisible()
  await page.keyboard.press('Alt+l')
  await expect(page.getByRole('link', { name: /\d{8}-\d{6}/ }).first()).toBeVisible()
  await sound(page, 'tickets')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /\d{8}-\d{6}/ })).toBeVisible()
  await sound(page, 'ticket')
})

test('axe finds nothing serious on a desk whose news have stopped', async ({ page }) => {
  let cut = false
  await page.routeWebSocket(/socket\.io/, (line) => {
    const hub = line.connectToServer()
    hub.onMessage((message) => {
      if (!cut || message === '2') line.send(message)
    })
  })
  await signIn(page, 'op0056')
  cut = true
  await expect(page.getByRole('region', { name: '队列' }).getByText(/\d 秒前/)).toBeVisible()
  await sound(page, 'stale')
})
