import { expect, type Page } from '@playwright/test'

/** The themes, and what who sees badly chooses. */
export const looks = [
  { theme: 'light', contrast: 'normal' },
  { theme: 'dark', contrast: 'normal' },
  { theme: 'dark', contrast: 'more' },
] as const

/** Chooses as another window would, so that nothing open closes. */
export async function show(page: Page, look: Record<string, string>): Promise<void> {
  await page.evaluate((chosen) => {
    for (const [name, newValue] of Object.entries(chosen)) {
      localStorage.setItem(`hearline.${name}`, newValue)
      dispatchEvent(new StorageEvent('storage', { key: `hearline.${name}`, newValue }))
    }
  }, look)
  // the words of a language are fetched when it is first spoken
  if (look['language'] !== undefined) await expect(page.locator('html')).toHaveAttribute('lang', look['language'])
}
