import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { looks, show } from './looks.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Axe finds nothing serious: every rule once, and what depends on colours in each look; `within` is what has opened over
 * the rest, in both themes.
 */
export async function sound(page: Page, screen: string, within?: string): Promise<void> {
  for (const [n, look] of looks.slice(0, within === undefined ? looks.length : 2).entries()) {
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
