import { goReady, signIn } from './person.ts'
import { expect, test } from './stack.ts'

for (const minutes of [7, -7])
  test(`a page whose clock is off by ${minutes} min takes a call as any other`, async ({ page, stack }) => {
    await page.addInitScript((off) => {
      const Right = Date
      class Wrong extends Right {
        constructor(...given: unknown[]) {
          if (given.length === 0) super(Right.now() + off)
          else super(...(given as [number]))
        }
        static override now() {
          return Right.now() + off
        }
      }
      globalThis.Date = Wrong as DateConstructor
    }, minutes * 60_000)
    await signIn(page, 'op0029')
    expect(Math.abs((await page.evaluate(() => Date.now())) - Date.now())).toBeGreaterThan(6 * 60_000)
    await goReady(page)
    const call = await stack.telephone.ring('13800007777')
    const answer = page.getByRole('button', { name: '接听' })
    await expect(answer).toBeEnabled()
    await page.keyboard.press('Enter')
    await stack.telephone.until(call, 'connect')
    // a talk of a few seconds, not of minutes, and never amber
    await expect(page.getByRole('banner').getByText('实时')).toBeVisible()
    await expect(page.getByText(/^0?0:0\d$/).first()).toBeVisible()
    await page.keyboard.press('Alt+e')
    await stack.telephone.until(call, 'hang-up')
    await expect(page.getByRole('button', { name: '完成整理' })).toBeVisible()
    await page.keyboard.press('Alt+b')
    await page.keyboard.press('Alt+w')
    await expect(page.getByRole('button', { name: '选择状态' })).toContainText('示忙')
  })
