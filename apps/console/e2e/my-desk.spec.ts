import { request } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { goReady, signIn } from './person.ts'
import { expect, test } from './stack.ts'

test('what a lead did to me stands in words, with a name and a reason, until it is read', async ({ page, stack }) => {
  await signIn(page, 'op0036')
  await goReady(page)
  const manager = await request.newContext({ extraHTTPHeaders: { origin: stack.url } })
  await manager.post(`${stack.url}/api/auth/sign-in/username`, {
    data: { username: 'manager', password: 'hearline-demo' },
  })
  const operatorId = await page.evaluate(async () => {
    const me = (await (await fetch('/api/v1/me')).json()) as { operatorId: string }
    return me.operatorId
  })
  const forced = await manager.post(`${stack.url}/api/v1/commands/force-availability`, {
    data: { operatorId, availability: 'training', reason: '暴雨应急培训' },
    headers: { 'idempotency-key': randomUUID() },
  })
  expect(forced.status()).toBe(200)
  const told = page.getByText(/将您置为培训：暴雨应急培训/)
  await expect(told).toBeVisible()
  await expect(page.getByRole('button', { name: '选择状态' })).toContainText('培训')
  await page.reload()
  await expect(told).toBeVisible()
  await page.keyboard.press('F8')
  await expect(told).toBeHidden()
  await page.reload()
  await expect(page.getByRole('button', { name: '选择状态' })).toContainText('培训')
  await expect(told).toBeHidden()
  await manager.dispose()
})

test('my place among the ready, my day, and what comes next, set and cleared by key', async ({ page, stack }) => {
  await signIn(page, 'op0038')
  const day = page.getByRole('group', { name: '我的今天' })
  await expect(day).toContainText('来电 0')
  await expect(day).toContainText('平均处理 ?')
  await goReady(page)
  await expect(page.getByText(/第 \d+ 位 \/ \d+/).first()).toBeVisible()
  const call = await stack.telephone.ring('13800001704')
  await expect(page.getByRole('button', { name: '接听' })).toBeVisible()
  await page.keyboard.press('F2')
  await stack.telephone.until(call, 'connect')
  await expect(day).toContainText('来电 1')
  await day.getByRole('button', { name: /平均处理/ }).hover()
  await expect(page.getByRole('tooltip')).toContainText('从接听到话后整理结束')
  await page.keyboard.press('Alt+b')
  await expect(page.getByText('随后：')).toContainText('示忙')
  await page.keyboard.press('Alt+q')
  await expect(page.getByText('随后：')).not.toContainText('示忙')
  await stack.telephone.hangUp(call)
  await expect(page.getByRole('button', { name: '完成整理' })).toBeVisible()
  await page.keyboard.press('Alt+b')
  await page.keyboard.press('Alt+w')
  await expect(day).toContainText(/平均处理 \d+:\d\d/)
})

test('what was promised to a caller is shown at her next call, and kept', async ({ page, stack }) => {
  await signIn(page, 'op0025')
  await goReady(page)
  const first = await stack.telephone.ring('13800001705')
  await expect(page.getByRole('button', { name: '接听' })).toBeVisible()
  await page.keyboard.press('F2')
  await expect(page.getByLabel('诉求内容')).toBeFocused()
  await page.keyboard.type('询问进度')
  await page.keyboard.press('Control+4')
  const dialog = page.getByRole('dialog', { name: '向来电人作出承诺' })
  await dialog.getByLabel('承诺什么').fill('明天回电告知进度')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('list', { name: '对来电人的承诺' })).toContainText('明天回电告知进度')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await page.keyboard.press('Control+s')
  await stack.telephone.hangUp(first)
  await page.keyboard.press('Alt+w')

  const second = await stack.telephone.ring('13800001705')
  await expect(page.getByRole('button', { name: '接听' })).toBeVisible()
  await expect(page.getByRole('list', { name: '对来电人的承诺' })).toContainText('明天回电告知进度')
  await page.keyboard.press('F2')
  await stack.telephone.until(second, 'connect')
  await page.getByRole('button', { name: '已兑现' }).click()
  await expect(page.getByRole('list', { name: '对来电人的承诺' })).toContainText(/\d\d:\d\d 已兑现/)
  await page.keyboard.press('Alt+f')
  await expect(page.getByRole('region', { name: '工单' }).filter({ hasText: '询问进度' }).first()).toBeVisible()
  await page.keyboard.press('Alt+f')
  await stack.telephone.hangUp(second)
  await page.keyboard.press('Alt+b')
  await page.keyboard.press('Alt+w')
})

test('a cable pulled out: the age, amber, no answering; what was written comes up by itself', async ({
  page,
  stack,
}) => {
  await page.goto(stack.line.url)
  await page.getByLabel('工号').fill('op0037')
  await page.getByLabel('密码').fill('hearline-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible()
  await page.keyboard.press('Alt+o')
  const text = page.getByLabel('诉求内容')
  await text.fill('断网前')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await page.locator('body').click({ position: { x: 5, y: 300 } })
  await goReady(page)
  await stack.telephone.ring('13800001706')
  const answer = page.getByRole('button', { name: '接听' })
  await expect(answer).toBeEnabled()
  stack.line.cut()
  await expect(page.getByRole('banner').getByText(/\d 秒前/)).toBeVisible()
  await expect(answer).toBeDisabled()
  await expect(page.getByText(/服务器无法连接，正在重连/)).toBeVisible()
  await text.fill('断网前，断网时')
  await expect(page.getByText('保存失败，文字保存在本机，将自动重试')).toBeVisible({ timeout: 45_000 })
  stack.line.mend()
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText(/秒前已保存/)).toBeVisible({ timeout: 15_000 })
  await page.reload()
  await expect(text).toHaveValue('断网前，断网时')
})
