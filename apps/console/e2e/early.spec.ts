import { goReady, signIn } from './person.ts'
import { expect, test } from './stack.ts'

test('keys pressed before their state is here are done when it comes, and else say why not', async ({
  page,
  stack,
}) => {
  await signIn(page, 'op0063')
  await goReady(page)
  const state = page.getByRole('button', { name: '选择状态' })
  await stack.telephone.ring('13800002601')
  await expect(page.getByRole('button', { name: '接听' })).toBeEnabled()
  for (const key of ['F2', 'Alt+p']) await page.keyboard.press(key)
  await expect(page.getByLabel('地点')).toBeFocused()
  // what comes is slow: the reply to the hang-up, and with it the wrap-up
  await page.route('**/commands/end-call', async (route) => {
    const answer = await route.fetch()
    await new Promise((later) => setTimeout(later, 500))
    await route.fulfill({ response: answer })
  })
  for (const key of ['Alt+e', 'Alt+b', 'Alt+w']) await page.keyboard.press(key)
  await expect(state).toContainText('示忙')
  await expect(page.getByRole('button', { name: '完成整理' })).toBeHidden()

  await page.keyboard.press('Alt+w')
  await expect(page.getByText('完成话后整理：现在不在话后整理')).toBeVisible()
})

test('Enter on a list that is still being read opens its first ticket', async ({ page }) => {
  await signIn(page, 'op0027')
  await page.keyboard.press('Alt+o')
  await page.getByLabel('标题').fill('路灯不亮')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await page.route('**/tickets/search', async (route) => {
    await new Promise((later) => setTimeout(later, 500))
    await route.continue()
  })
  await page.locator('body').click({ position: { x: 5, y: 400 } })
  await page.keyboard.press('Alt+l')
  await expect(page.getByRole('tabpanel', { name: '我的工单' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '工单', exact: true })).toContainText('路灯不亮')
})
