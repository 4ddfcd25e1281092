import { expect, type Browser, type Page } from '@playwright/test'
import { goReady, signIn } from './person.ts'
import type { Stack } from './stack.ts'

/** A page of somebody else, on a computer of her own. */
export async function colleague(browser: Browser, stack: Stack, username: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: stack.url })).newPage()
  await signIn(page, username)
  return page
}

/** On the line with a caller, and a sentence on the ticket. */
export async function talking(page: Page, stack: Stack, from: string, text: string): Promise<string> {
  await goReady(page)
  const call = await stack.telephone.ring(from)
  await expect(page.getByRole('button', { name: '接听' })).toBeVisible()
  await page.keyboard.press('F2')
  await stack.telephone.until(call, 'connect')
  await expect(page.getByLabel('诉求内容')).toBeFocused()
  await page.keyboard.type(text)
  return call
}

/** Alt T, who, Enter, and then how. */
export async function pass(page: Page, to: string, how: '1' | '2'): Promise<void> {
  await page.keyboard.press('Alt+t')
  const dialog = page.getByRole('dialog', { name: '把通话转给谁' })
  await expect(dialog).toBeVisible()
  await page.keyboard.type(to)
  await expect(dialog.getByRole('option').first()).toContainText(to)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: '直接转接' })).toBeVisible()
  await page.keyboard.press(how)
  await expect(dialog).toBeHidden()
}

/** How whoever is signed in there is called. */
export async function nameOf(page: Page): Promise<string> {
  const me = (await (await page.request.get('/api/v1/me')).json()) as { name: string }
  return me.name
}
