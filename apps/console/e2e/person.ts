import { expect, type Page } from '@playwright/test'

/** Signs an operator of the demo in by the keyboard and waits for the desk to be live. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('工号').fill(username)
  await page.getByLabel('密码').fill('hearline-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible()
  await expect(page.getByRole('button', { name: '选择状态' })).toContainText('示忙')
}

/** Goes ready by key and waits for the hub to have it. */
export async function goReady(page: Page): Promise<void> {
  await page.keyboard.press('r')
  await expect(page.getByRole('button', { name: '选择状态' })).toContainText('示闲')
}

/** The operator whose desk this page shows. */
export async function operatorOf(page: Page): Promise<string> {
  const me = (await (await page.request.get('/api/v1/me')).json()) as { operatorId: string }
  return me.operatorId
}
