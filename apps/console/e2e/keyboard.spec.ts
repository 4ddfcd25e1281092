import type { Page } from '@playwright/test'
import { pointerMoves } from './pointer.ts'
import { expect, test } from './stack.ts'
import { languages, said, type Language } from './words.ts'

const seats: Record<Language, string> = { zh: 'op0051', en: 'op0060' }

for (const language of languages)
  test(`two calls from sign-in to wrap-up without a pointer (${language})`, async ({ page, stack }) => {
    const pointed = await pointerMoves(page)
    const words = (name: string, parts?: Record<string, string>) => said(language, name, parts)
    const state = page.getByRole('button', { name: words('availability_choose') })
    const text = page.getByLabel(words('field_text'))
    const answer = page.getByRole('button', { name: words('answer') })

    await page.goto('/')
    await expect(page.locator('input').first()).toBeFocused()
    if (language === 'en') {
      await tabTo(page, 'English')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Shift+Tab')
    }
    await expect(page.getByLabel(words('username'))).toBeFocused()
    await page.keyboard.type(seats[language])
    await page.keyboard.press('Tab')
    await page.keyboard.type('hearline-demo')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('banner').getByText(words('connection_live'))).toBeVisible()
    await expect(state).toContainText(words('state_busy'))
    await page.keyboard.press('r')
    await expect(state).toContainText(words('state_ready'))

    const first = await stack.telephone.ring('13800005151')
    await expect(answer).toBeEnabled()
    await page.keyboard.press('Enter')
    await stack.telephone.until(first, 'connect')
    await expect(text).toBeFocused()
    await page.keyboard.type('工地夜间施工')
    await expect(page.getByText(saved(language))).toBeVisible()
    await page.keyboard.type('，已经三天')
    await page.reload()
    await expect(text).toHaveValue('工地夜间施工，已经三天')
    await page.keyboard.press('Alt+n')
    await expect(text).toBeFocused()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('。')

    await page.keyboard.press('Alt+c')
    await page.keyboard.type('sgaq')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect(page.getByLabel(words('field_place'))).toBeFocused()
    await page.keyboard.type('cywj')
    await page.keyboard.press('Enter')
    // what is still missing is named, and the hands are led there
    await page.keyboard.press('Control+2')
    await expect(page.locator('[data-field="type"]')).toContainText(words('field_missing'))
    await expect(page.getByLabel(words('field_type'))).toBeFocused()
    await page.keyboard.press('3')
    await expect(text).toHaveValue('工地夜间施工，已经三天。')
    await page.keyboard.press('Control+2')
    const receipt = page.getByRole('status').filter({ hasText: /\d{8}-\d{6}/ })
    await expect(receipt).toContainText(words('ticket_state_pending_dispatch'))
    await page.keyboard.press('Alt+e')
    await stack.telephone.until(first, 'hang-up')
    await expect(page.getByRole('button', { name: words('wrap_up_finish') })).toBeVisible()
    await page.keyboard.press('Alt+w')
    await expect(state).toContainText(words('state_ready'))

    const next = await stack.telephone.ring('13800005252')
    await expect(answer).toBeEnabled()
    await page.keyboard.press('Enter')
    await stack.telephone.until(next, 'connect')
    await expect(text).toBeFocused()
    await expect(text).toHaveValue('')
    await page.keyboard.press('Alt+b')
    await page.keyboard.press('Alt+e')
    await stack.telephone.until(next, 'hang-up')
    await expect(page.getByRole('button', { name: words('wrap_up_finish') })).toBeVisible()
    await page.keyboard.press('Alt+w')
    await expect(state).toContainText(words('state_busy'))
    expect(pointed).toEqual([])
  })

/** Presses Tab until the focus is on what is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name })
  for (let n = 0; n < 20; n += 1) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((button) => button === document.activeElement)) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

const saved = (language: Language) =>
  new RegExp(said(language, 'draft_saved', { seconds: '#' }).replace('#', String.raw`\d+`))
