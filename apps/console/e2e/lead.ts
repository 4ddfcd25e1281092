import { expect, type Page } from '@playwright/test'

/** Signs in somebody who runs the floor, and waits until its seats are there. */
export async function lookAtFloor(page: Page, username: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('工号').fill(username)
  await page.getByLabel('密码').fill('hearline-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible()
  await expect(page.getByRole('listbox', { name: '在岗话务员' })).toBeVisible()
}

/** The screen of the queues, with its figures. */
export async function openQueues(page: Page, username: string): Promise<void> {
  await lookAtFloor(page, username)
  await page.keyboard.press('Alt+2')
  await expect(page.locator('[data-queue="general"]')).toBeVisible()
}

/** The row of a queue. */
export const rowOf = (page: Page, queue: string) =>
  page.getByRole('row').filter({ has: page.locator(`[data-queue="${queue}"]`) })

/** `count` longest idle of one queue to another, chosen by keys. */
export async function chooseRule(page: Page, count: number, from: string, to: string): Promise<void> {
  await page.keyboard.press('b')
  await expect(page.getByLabel('人数', { exact: true })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(String(count))
  for (const [field, name] of [
    ['空闲最久的，来自', from],
    ['调到', to],
  ] as const) {
    await page.keyboard.press('Tab')
    await expect(page.getByLabel(field, { exact: true })).toBeFocused()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel(field, { exact: true })).toHaveValue(name)
  }
}
