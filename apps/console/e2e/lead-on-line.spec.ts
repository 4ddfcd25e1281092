import { lookAtFloor } from './lead.ts'
import { expect, test } from './stack.ts'
import { colleague, nameOf, talking } from './talk.ts'

test('a lead listens, whispers and takes the call over by keys, and the desk says who is on the line', async ({
  page,
  browser,
  stack,
}) => {
  const desk = await colleague(browser, stack, 'op0108')
  await lookAtFloor(page, 'lead010')
  const own = await page.context().newPage()
  await own.goto('/desk')
  await expect(own.getByRole('button', { name: '选择状态' })).toBeVisible()
  const lead = await nameOf(page)
  const call = await talking(desk, stack, '13800010808', '路面积水')

  await page.bringToFront()
  await page.getByRole('option', { name: 'op0108' }).click()
  await expect(page.getByRole('region', { name: '座席', exact: true })).toContainText('通话中')
  await page.keyboard.press('l')
  await expect(page.getByRole('log')).toContainText('监听')
  await expect(desk.getByText(/耳语|已加入通话/)).toBeHidden()
  await page.keyboard.press('s')
  await expect(desk.getByText(`${lead} 在线耳语：只有您听得到。`)).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('来电人要求')
  await page.keyboard.press('Enter')
  await expect(desk.getByRole('button', { name: '完成整理' })).toBeVisible()
  await expect(desk.getByText(`${lead} 接管了您的通话：来电人要求`)).toBeVisible()
  await expect(own.getByRole('button', { name: '结束通话' })).toBeVisible()
  await stack.telephone.hangUp(call)
  await desk.context().close()
})
