import { expect, type Page } from '@playwright/test'

/** A ticket that is registered and still open on its author's desk; resolves with its id. */
export async function registered(page: Page, text: string): Promise<string> {
  const opened = page.waitForResponse(/commands\/open-ticket/)
  await page.keyboard.press('Alt+o')
  const { value } = (await (await opened).json()) as { value: { ticketId: string } }
  await expect(page.getByLabel('诉求内容')).toHaveValue('')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type(text)
  await page.keyboard.press('Alt+y')
  await page.keyboard.press('3')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').filter({ hasText: /工单 \d{8}-\d{6}：已登记/ })).toBeVisible()
  return value.ticketId
}
