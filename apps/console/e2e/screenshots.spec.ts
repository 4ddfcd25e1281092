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
  await page.getByLabel('类型').selectOption('complaint')
  await page.getByLabel('级别').selectOption('L3')
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
  await inEveryLook(page, 'keys')
})

/** Switches as a person would, except that the choice is made behind the menus, so that nothing open closes. */
async function inEveryLook(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const look of ['中文 light', 'English light', 'English dark', '中文 dark']) {
      const [language, theme] = look.split(' ') as ['中文' | 'English', 'light' | 'dark']
      await press(page, language)
      await press(page, theme === 'dark' ? '深色' : '浅色', theme === 'dark' ? 'Dark' : 'Light')
      await page.screenshot({
        path: `${folder}${name}-${language === '中文' ? 'zh' : 'en'}-${theme}-${size.width}.png`,
      })
    }
    await press(page, '浅色')
  }
}

/** Presses a switch if it is there: it is not when its choice is made already. */
async function press(page: Page, ...names: string[]): Promise<void> {
  await page.evaluate((wanted) => {
    const all = [...document.querySelectorAll<HTMLElement>('button:not(table button)')]
    all.find((button) => wanted.some((name) => button.textContent.trim() === name))?.click()
  }, names)
}
