import { request } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { signIn } from './person.ts'
import { expect, test } from './stack.ts'

test('in a storm the form is short, says by whom, and is whole by one key; no form changes under the hands', async ({
  page,
  stack,
}) => {
  const manager = await request.newContext({ baseURL: stack.url, extraHTTPHeaders: { origin: stack.url } })
  await manager.post('/api/auth/sign-in/username', { data: { username: 'manager', password: 'hearline-demo' } })
  const storm = async (on: boolean) => {
    const data = { on, reason: '暴雨橙色预警', ...(on ? { reducedForm: true } : {}) }
    const headers = { 'idempotency-key': randomUUID() }
    expect((await manager.post('/api/v1/commands/set-storm-mode', { data, headers })).status()).toBe(200)
  }
  await signIn(page, 'op0064')
  await page.keyboard.press('Alt+o')
  const [text, title] = [page.getByLabel('诉求内容'), page.getByLabel('标题')]
  await expect(title).toBeVisible()
  await storm(true)
  try {
    const line = page.getByRole('group', { name: '简化工单' })
    // a ticket opened before the news of it came has the whole form, and keeps it
    await expect(async () => {
      await page.keyboard.press('Alt+o')
      await expect(line).toContainText('暴雨橙色预警', { timeout: 2_000 })
    }).toPass({ timeout: 20_000 })
    await page.keyboard.press('Alt+1')
    await expect(line).toBeHidden()
    await expect(title).toBeVisible()
    await page.getByRole('tab').last().click()
    await expect(line).toBeVisible()
    await expect(title).toBeHidden()
    await expect(page.getByLabel('答复')).toBeVisible()
    await page.keyboard.press('Control+5')
    await expect(title).toBeVisible()
    await title.fill('积水')
    await page.keyboard.press('Control+5')
    await expect(page.getByLabel('联系人')).toBeHidden()
    await expect(title).toHaveValue('积水')
    await expect(text).toBeVisible()
  } finally {
    await storm(false)
    await manager.dispose()
  }
})
