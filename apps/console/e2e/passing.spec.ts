import type { Page } from '@playwright/test'
import { goReady, signIn } from './person.ts'
import { expect, test } from './stack.ts'
import { colleague, nameOf, pass, talking } from './talk.ts'

/** Ends it so that nothing rings here any more. */
async function leaveBusy(page: Page): Promise<void> {
  await page.keyboard.press('Alt+b')
  await expect(page.getByText('随后：')).toContainText('示忙')
  await page.keyboard.press('Alt+w')
  await expect(page.getByRole('button', { name: '选择状态' })).toContainText('示忙')
}

test('a call is passed on to a colleague at once, and the ticket goes along', async ({ page, stack, browser }) => {
  await signIn(page, 'op0017')
  const ben = await colleague(browser, stack, 'op0018')
  const call = await talking(page, stack, '13800001701', '路灯不亮')
  await goReady(ben)
  await pass(page, 'op0018', '2')
  await expect(page.getByRole('button', { name: '完成整理' })).toBeVisible()
  await expect(page.getByText('工单一并转交').first()).toBeVisible()
  await expect(ben.getByText('转来的通话')).toBeVisible()
  await ben.keyboard.press('Enter')
  await expect(ben.getByLabel('诉求内容')).toHaveValue('路灯不亮')
  await expect(ben.getByRole('button', { name: '结束通话' })).toBeVisible()
  await expect(page.getByLabel('诉求内容')).toBeHidden()
  await stack.telephone.hangUp(call)
  await leaveBusy(ben)
  await leaveBusy(page)
  await ben.context().close()
})

test('a colleague is asked first: joined, let go, asked again, and given the call', async ({
  page,
  stack,
  browser,
}) => {
  await signIn(page, 'op0019')
  const ben = await colleague(browser, stack, 'op0020')
  const call = await talking(page, stack, '13800001702', '井盖松动')
  await goReady(ben)
  await pass(page, 'op0020', '1')
  await stack.telephone.until(call, 'hold')
  await expect(page.getByText(/正在呼叫 .*来电人在听音乐/)).toBeVisible()
  await expect(page.getByRole('button', { name: '转交给对方' })).toBeDisabled()
  const name = await nameOf(page)
  await expect(ben.getByText(`${name} 就一通来电咨询您`)).toBeVisible()
  await ben.keyboard.press('Enter')
  await expect(ben.getByRole('button', { name: '退出通话' })).toBeVisible()
  await expect(ben.getByText(`您在 ${name} 的通话中`)).toBeVisible()
  await expect(page.getByText(/与 .* 通话中，来电人听不到/)).toBeVisible()
  await page.keyboard.press('Alt+j')
  await expect(page.getByText(/三方通话：来电人、您和/)).toBeVisible()
  await stack.telephone.until(call, 'join')
  await page.keyboard.press('Alt+h')
  await expect(page.getByText(/三方通话：/)).toBeHidden()
  await expect(page.getByRole('button', { name: '保持' })).toBeVisible()
  await expect(ben.getByRole('button', { name: '退出通话' })).toBeHidden()
  await expect(page.getByLabel('诉求内容')).toHaveValue('井盖松动')

  if (await ben.getByRole('button', { name: '完成整理' }).isVisible()) await ben.keyboard.press('Alt+w')
  await expect(ben.getByRole('button', { name: '选择状态' })).toContainText('示闲')
  await pass(page, 'op0020', '1')
  await expect(ben.getByRole('button', { name: '接听' })).toBeVisible()
  await ben.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '转交给对方' })).toBeEnabled()
  await page.keyboard.press('Alt+t')
  await expect(page.getByRole('button', { name: '完成整理' })).toBeVisible()
  await expect(ben.getByLabel('诉求内容')).toHaveValue('井盖松动')
  await stack.telephone.hangUp(call)
  await leaveBusy(ben)
  await leaveBusy(page)
  await ben.context().close()
})

test('an emergency asks one thing, works first, and files the ticket', async ({ page, stack }) => {
  await signIn(page, 'op0024')
  const call = await talking(page, stack, '13800001703', '老人摔倒，不能动')
  await page.keyboard.press('Alt+m')
  await expect(page.getByRole('dialog', { name: '紧急转接到哪里？' })).toBeVisible()
  await page.keyboard.press('3')
  await expect(page.getByText('正在呼叫 120 急救，来电人仍与您通话')).toBeVisible()
  await stack.telephone.pickUp(call)
  await expect(page.getByText('三方通话：来电人、您和 120 急救')).toBeVisible()
  await expect(page.getByLabel('级别')).toContainText('L1')
  await expect(page.locator('[data-field="level"]')).not.toContainText('刚被他人修改')
  await expect(page.getByLabel('诉求内容')).toHaveValue('老人摔倒，不能动')
  await expect(page.getByRole('tab', { selected: true })).toContainText(/\d{8}-\d{6}/)
  await page.keyboard.press('Alt+t')
  await expect(page.getByRole('button', { name: '完成整理' })).toBeVisible()
  await leaveBusy(page)
})
