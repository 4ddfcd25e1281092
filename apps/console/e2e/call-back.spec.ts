import { AxeBuilder } from '@axe-core/playwright'
import { signIn as tokenOf, command } from './seats.ts'
import { signIn } from './person.ts'
import { expect, test } from './stack.ts'

const hotline = '12367'
const number = '13800016101'

test('whoever asked to be called back is taken by a key, dialled, found again after a reload, and reached', async ({
  page,
  stack,
}) => {
  const { telephone, url } = stack
  const manager = await tokenOf(url, 'manager')
  const storm = (on: boolean) => command(url, manager, 'set-storm-mode', { on, reason: '暴雨', callBackOffer: on })
  await signIn(page, 'op0161')
  const due = page.getByRole('region', { name: '待回拨的来电人' })
  const inHand = page.getByRole('region', { name: '正在回拨' })
  const choose = page.getByRole('button', { name: '选择状态' })
  await storm(true)
  try {
    for (const from of [number, '13800016102']) {
      const call = await telephone.ring(from, hotline)
      await telephone.press(call, '1')
      await telephone.hangUp(call)
    }
  } finally {
    await storm(false)
  }
  await expect(due.getByRole('listitem')).toHaveCount(2)
  await expect(due.getByRole('listitem').first()).toContainText(/英语服务.*要求回拨.*F9/s)
  expect((await new AxeBuilder({ page }).include('section[aria-label="通话"]').analyze()).violations).toEqual([])

  await page.keyboard.press('F9')
  const line = await telephone.dialled(number)
  await expect(inHand).toContainText(number)
  await expect(inHand.getByRole('status')).toHaveText('正在拨号')
  await expect(due).toBeHidden()
  await telephone.pickUp(line)
  await expect(inHand.getByRole('status')).toHaveText('通话中')
  const text = page.getByLabel('诉求内容')
  await expect(text).toBeFocused()
  await page.keyboard.type('咨询办理进度。')
  await expect(page.getByRole('tab').filter({ hasText: '138****6101' })).toBeVisible()
  await expect(inHand.getByRole('region', { name: '来电人' })).toContainText(/首次来电|来电 \d+ 次/)
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  expect((await new AxeBuilder({ page }).include('section[aria-label="通话"]').analyze()).violations).toEqual([])
  await page.reload()
  await expect(inHand.getByRole('status')).toHaveText('通话中')
  await expect(text).toHaveValue('咨询办理进度。')
  await inHand.getByRole('button', { name: '显示号码' }).click()
  await expect(inHand).toContainText(number)
  await telephone.hangUp(line)
  const written = page.getByRole('button', { name: '完成整理' })
  await expect(written).toBeVisible()
  await expect(inHand).toBeHidden()
  await expect(page.getByRole('region', { name: '来电人', exact: true })).toBeVisible()
  expect((await new AxeBuilder({ page }).include('section[aria-label="通话"]').analyze()).violations).toEqual([])
  await page.keyboard.press('Alt+w')
  await expect(written).toBeHidden()
  await expect(choose).toContainText('示忙')
  await expect(text).toHaveValue('咨询办理进度。')

  // the other one does not answer, as she says herself
  await page.keyboard.press('r')
  await expect(choose).toContainText('示闲')
  await expect(due.getByRole('button')).toBeEnabled()
  await page.keyboard.press('F9')
  await telephone.dialled('13800016102')
  await expect(inHand.getByRole('status')).toHaveText('正在拨号')
  await page.keyboard.press('Alt+x')
  await expect(page.getByRole('log')).toContainText(/回拨已记录：无人接听，\d\d:\d\d 起可再拨/)
  await expect(due.getByRole('listitem')).toContainText(/已拨 1 次 · \d\d:\d\d 起可再拨/)
  await expect(due.getByRole('button')).toBeDisabled()
  await expect(choose).toContainText('示闲')
})
