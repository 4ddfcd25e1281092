import { goReady, signIn } from './person.ts'
import { inEveryLook, pictureOf } from './picture.ts'
import { expect, test } from './stack.ts'
import { colleague, pass, talking } from './talk.ts'

test.setTimeout(180_000)

test('pictures of a desk in trouble, and in a storm', async ({ page, stack, context }) => {
  let cut = false
  await page.routeWebSocket(/socket\.io/, (line) => {
    const hub = line.connectToServer()
    hub.onMessage((message) => {
      if (!cut || message === '2') line.send(message)
    })
  })
  await signIn(page, 'op0071')
  await goReady(page)
  await inEveryLook(page, 'empty')
  const call = await stack.telephone.ring('13800007171')
  await expect(page.getByRole('button', { name: '接听' })).toBeEnabled()
  await page.keyboard.press('Enter')
  await stack.telephone.until(call, 'connect')
  await expect(page.getByLabel('诉求内容')).toBeFocused()
  await page.keyboard.type('昨晚十一点以后，小区东侧工地仍在施工，噪声很大。')
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('alert')).toContainText('必填项')
  await inEveryLook(page, 'refused')

  for (let n = 0; n < 60; n += 1) await stack.telephone.ring(`1370000${String(1000 + n)}`)
  await expect(page.getByRole('cell', { name: '60', exact: true })).toBeVisible()
  await page.getByRole('region', { name: '队列' }).getByRole('button').first().click()
  await inEveryLook(page, 'storm')

  cut = true
  await expect(page.getByRole('region', { name: '队列' }).getByText(/\d 秒前/)).toBeVisible()
  await inEveryLook(page, 'stale')
  await context.setOffline(true)
  await expect(page.getByText('本机没有网络')).toBeVisible()
  // past the age at which the dot turns red
  await expect(page.getByRole('alert').filter({ hasText: '本机没有网络' })).toBeVisible({ timeout: 20_000 })
  await inEveryLook(page, 'offline')
})

test('pictures of asking a colleague, at both desks', async ({ page, stack, browser }) => {
  await signIn(page, 'op0072')
  const ben = await colleague(browser, stack, 'op0073')
  await talking(page, stack, '13800007272', '路口信号灯损坏，早高峰拥堵，行人过街有危险。')
  await goReady(ben)
  await pass(page, 'op0073', '1')
  await expect(ben.getByRole('button', { name: '接听' })).toBeEnabled()
  await ben.screenshot({ path: pictureOf('asked-zh-light-1366') })
  await ben.keyboard.press('Enter')
  await expect(ben.getByRole('button', { name: '退出通话' })).toBeVisible()
  await expect(page.getByRole('button', { name: '三方通话' })).toBeEnabled()
  await inEveryLook(page, 'consulting')
  await inEveryLook(ben, 'guest')
  await ben.context().close()
})
