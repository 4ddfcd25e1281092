import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { show, looks } from './looks.ts'
import { signIn } from './person.ts'
import { expect, test } from './stack.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

test.setTimeout(150_000)

/** Every rule once, and what depends on colours in each look; `within` is what has opened over the rest. */
async function sound(page: Page, screen: string, within?: string): Promise<void> {
  for (const [n, look] of looks.entries()) {
    await show(page, look)
    // what fades from one look to the next has no colour yet
    await page.evaluate(() => {
      const fading = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
      return Promise.allSettled(fading.map((one) => one.finished)).then(() => undefined)
    })
    const all = new AxeBuilder({ page }).setLegacyMode(true)
    if (within !== undefined) all.include(within)
    const { violations } = await (n === 0 ? all.withTags(standards) : all.withRules(['color-contrast'])).analyze()
    const found = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`))
    expect.soft(found, `${screen}, ${look.theme}, contrast ${look.contrast}`).toEqual([])
  }
  await show(page, looks[0])
}

const dialog = '[role="dialog"]'

test('axe finds nothing serious in the dialogs and lists of every day', async ({ page }) => {
  await signIn(page, 'op0055')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await sound(page, 'keys', dialog)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Comma')
  await expect(page.getByRole('dialog')).toBeVisible()
  await sound(page, 'settings', dialog)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('fu')
  await expect(page.getByRole('option').first()).toBeVisible()
  await sound(page, 'palette', dialog)
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+o')
  await expect(page.getByLabel('诉求内容')).toHaveValue('')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type('工地夜间施工')
  await page.keyboard.press('Alt+y')
  await page.keyboard.press('3')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').filter({ hasText: '已登记' })).toBeVisible()
  await page.keyboard.press('Alt+l')
  await expect(page.getByRole('link', { name: /\d{8}-\d{6}/ }).first()).toBeVisible()
  await sound(page, 'tickets')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /\d{8}-\d{6}/ })).toBeVisible()
  await sound(page, 'ticket')
})

test('axe finds nothing serious on a desk whose news have stopped', async ({ page }) => {
  let cut = false
  await page.routeWebSocket(/socket\.io/, (line) => {
    const hub = line.connectToServer()
    hub.onMessage((message) => {
      if (!cut || message === '2') line.send(message)
    })
  })
  await signIn(page, 'op0056')
  cut = true
  await expect(page.getByRole('region', { name: '队列' }).getByText(/\d 秒前/)).toBeVisible()
  await sound(page, 'stale')
})
