import type { Page } from '@playwright/test'
import { lookAtFloor } from './lead.ts'
import { signIn } from './person.ts'
import { sound } from './sound.ts'
import { expect, test } from './stack.ts'

const corner = (page: Page) => page.getByRole('complementary', { name: '演示' })

/** As if a simulator followed: for this page only, so that nobody else's desk shows the corner. */
const followed = (page: Page) =>
  page.route('**/api/v1/demo', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...((await response.json()) as object), followed: true } })
  })

test('the corner of a demo: a card for newcomers, speed and weather by key and by click, Escape leads back', async ({
  page,
  stack,
}) => {
  await followed(page)
  await signIn(page, 'op0128')
  const card = corner(page).getByRole('heading', { name: '这是什么？' })
  await expect(card).toBeVisible()
  await sound(page, 'the demo in its corner', 'aside[aria-label="演示"]')

  const chosen = async () => (await page.request.get('/api/v1/demo')).json() as Promise<object>
  await corner(page).getByRole('radio', { name: '4 ×' }).click()
  await expect.poll(chosen).toMatchObject({ speed: 4, weather: 'fair' })
  await corner(page).getByRole('radio', { name: '晴' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(chosen).toMatchObject({ speed: 4, weather: 'rain' })
  await expect(corner(page).getByRole('radio', { name: '雨', exact: true })).toBeFocused()

  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  const button = corner(page).getByRole('button')
  await expect(button).toBeFocused()
  await expect(button).toHaveText(/演示\s*4 ×\s*雨/)
  // who has closed it once is not told again
  await page.reload()
  await expect(button).toBeVisible()
  await expect(card).toBeHidden()
  const headers = { origin: stack.url }
  const again = await page.request.post('/api/v1/demo', { headers, data: { speed: 1, weather: 'fair' } })
  expect(again.ok()).toBe(true)

  // outside a demo it is not even fetched
  await page.route('**/api/v1/me', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...((await response.json()) as object), demo: false } })
  })
  const asked = page.waitForRequest('**/api/v1/demo', { timeout: 2_500 }).catch(() => undefined)
  await page.reload()
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible()
  expect(await asked).toBeUndefined()
  await expect(corner(page)).toBeHidden()
})

test('a lead has the corner too, and its arrows do not walk the seats beneath', async ({ page }) => {
  await followed(page)
  await lookAtFloor(page, 'lead004')
  await expect(corner(page)).toContainText('班长看到的画面')
  const weather = corner(page).getByRole('radiogroup', { name: '天气' })
  const fair = weather.getByRole('radio', { name: '晴' })
  const rain = weather.getByRole('radio', { name: '雨', exact: true })
  await fair.focus()
  await expect(fair).toBeFocused()
  await fair.press('ArrowRight')
  await expect(rain).toBeFocused()
  await expect(rain).toHaveAttribute('aria-checked', 'true')
  await rain.press('ArrowLeft')
  await expect(fair).toHaveAttribute('aria-checked', 'true')
})
