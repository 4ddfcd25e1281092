import type { Page } from '@playwright/test'
import { show } from './looks.ts'

const folder = new URL('../screenshots/', import.meta.url).pathname
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

/** Where a picture is kept. */
export const pictureOf = (name: string): string => `${folder}${name}.png`

/** Every size, language and theme, and what who sees badly chooses: high contrast, and text twice as large. */
export async function inEveryLook(page: Page, name: string): Promise<void> {
  const picture = (look: string) => page.screenshot({ path: pictureOf(`${name}-${look}`) })
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const language of ['zh', 'en'] as const)
      for (const theme of ['light', 'dark'] as const) {
        await show(page, { language, theme })
        await picture(`${language}-${theme}-${size.width}`)
      }
  }
  await page.setViewportSize({ width: 1366, height: 768 })
  await show(page, { language: 'zh', theme: 'light', contrast: 'more' })
  await picture('zh-contrast-1366')
  await show(page, { contrast: 'normal', text: '200' })
  await picture('zh-text200-1366')
  await show(page, { text: '100' })
}

/** What opens over a desk for a moment: each language and theme once, and the text twice as large. */
export async function inThreeLooks(page: Page, name: string): Promise<void> {
  for (const [language, theme, text] of [
    ['zh', 'light', '100'],
    ['en', 'dark', '100'],
    ['en', 'light', '200'],
  ] as const) {
    await show(page, { language, theme, text })
    await page.screenshot({ path: pictureOf(`${name}-${language}-${theme}-${text === '100' ? '1366' : 'text200'}`) })
  }
  await show(page, { language: 'zh', text: '100' })
}
