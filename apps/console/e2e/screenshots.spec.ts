import type { Page } from '@playwright/test'
import { signIn } from './person.ts'
import { expect, test } from './stack.ts'

const folder = new URL('../screenshots/', import.meta.url).pathname
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

test.use({ busy: true })
test.setTimeout(180_000)

test('pictures of the sign-in and of a desk through one call, in every look', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByLabel('工号')).toBeVisible()
  await inEveryLook(page, 'sign-in')
  await signIn(page, 'op1700')
  await inEveryLook(page, 'busy')

  await page.keyboard.press('r')
  const answer = page.getByRole('button', { name: /接听|Answer ?\d/ })
  await expect(answer).toBeVisible({ timeout: 60_000 })
  await inEveryLook(page, 'ringing')
  await page.keyboard.press('Alt+a')
  await page.getByLabel('诉求内容').fill('昨晚十一点以后，小区东侧工地仍在施工，噪声很大，影响老人休息，希望尽快处理。')
  await page.getByLabel('类型').focus()
  await page.keyboard.press('3')
  await page.keyboard.press('Tab')
  await page.keyboard.press('3')
  await page.keyboard.press('Alt+p')
  await page.keyboard.type('望京')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+c')
  await page.keyboard.type('噪')
  await inEveryLook(page, 'talking')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+h')
  await inEveryLook(page, 'held')
  await page.keyboard.press('Alt+e')
  await page.getByLabel('标题').fill('夜间施工噪声')
  await page.keyboard.press('Control+1')
  await inEveryLook(page, 'wrap-up')
  await page.keyboard.press('Escape')
  await page.locator('body').click({ position: { x: 5, y: 400 } })
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await inEveryLook(page, 'keys')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Comma')
  await expect(page.getByRole('dialog')).toBeVisible()
  await inEveryLook(page, 'settings')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('fu')
  await expect(page.getByRole('option').first()).toBeVisible()
  await inEveryLook(page, 'palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+l')
  await expect(page.getByRole('link', { name: /\d{8}-\d{6}/ }).first()).toBeVisible()
  await inEveryLook(page, 'tickets')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /\d{8}-\d{6}/ })).toBeVisible()
  await inEveryLook(page, 'ticket')
})

/** Every size, language and theme, and what who sees badly chooses: high contrast, and text twice as large. */
async function inEveryLook(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const language of ['zh', 'en'] as const)
      for (const theme of ['light', 'dark'] as const) {
        await look(page, { language, theme })
        await page.screenshot({ path: `${folder}${name}-${language}-${theme}-${size.width}.png` })
      }
  }
  await page.setViewportSize({ width: 1366, height: 768 })
  await look(page, { language: 'zh', theme: 'light', contrast: 'more' })
  await page.screenshot({ path: `${folder}${name}-zh-contrast-1366.png` })
  await look(page, { contrast: 'normal', text: '200' })
  await page.screenshot({ path: `${folder}${name}-zh-text200-1366.png` })
  await look(page, { text: '100' })
}

/** Chooses as another window would, so that nothing open closes. */
async function look(page: Page, looks: Record<string, string>): Promise<void> {
  await page.evaluate((chosen) => {
    for (const [name, newValue] of Object.entries(chosen)) {
      localStorage.setItem(`hearline.${name}`, newValue)
      dispatchEvent(new StorageEvent('storage', { key: `hearline.${name}`, newValue }))
    }
  }, looks)
}
