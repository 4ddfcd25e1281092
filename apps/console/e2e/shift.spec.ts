import type { Page } from '@playwright/test'
import { Flood } from './flood.ts'
import { manyQueues } from './many-queues.ts'
import { signIn } from './person.ts'
import { expect, test } from './stack.ts'

type Source = { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }

/** What has moved by itself since the page opened, as the browser reports it. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const all: string[] = []
    Object.assign(globalThis, { shifts: all })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & { value: number; sources: Source[] }
        const moved = sources.map(({ node, previousRect: from, currentRect: to }) => {
          const name =
            node instanceof Element ? node.outerHTML : `${node?.textContent} in ${node?.parentElement?.outerHTML}`
          return `${name.slice(0, 160)} (${from.x}, ${from.y}, ${from.width}) to (${to.x}, ${to.y}, ${to.width})`
        })
        all.push(`${value}: ${moved.join(' | ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}
const shiftsOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)
/** Forgets what moved before, which the browser may report a frame later. */
const forget = (page: Page) =>
  page.evaluate(async () => {
    for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame)
    ;(globalThis as unknown as { shifts: string[] }).shifts.length = 0
  })

test('nothing moves while a call rings', async ({ page, stack }) => {
  await watchShifts(page)
  await signIn(page, 'op0057')
  await page.keyboard.press('Alt+o')
  await page.getByLabel('诉求内容').fill('写到一半')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await page.keyboard.press('Alt+r')
  await expect(page.getByRole('button', { name: '选择状态' })).toContainText('示闲')
  await forget(page)
  await stack.telephone.ring('13800005757')
  const answer = page.getByRole('button', { name: '接听' })
  await expect(answer).toBeEnabled()
  const place = await answer.boundingBox()
  // The countdown goes on, and what is known of the caller comes in the meantime.
  await expect(answer).toContainText('7 秒')
  expect(await answer.boundingBox()).toEqual(place)
  expect(await shiftsOf(page)).toEqual([])
})

test('nothing moves under 100 news a second', async ({ page }) => {
  const flood = await Flood.over(page, manyQueues(60))
  await watchShifts(page)
  await signIn(page, 'op0058')
  await page.keyboard.press('Alt+o')
  await page.getByLabel('诉求内容').fill('写到一半')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  expect(flood.ready).toBe(true)
  await expect(page.getByRole('rowheader', { name: '第 60 受理队列' })).toBeAttached()
  await forget(page)
  await flood.pour(100, 5_000)
  expect(flood.told).toBe(500)
  await expect(page.getByLabel('诉求内容')).toBeFocused()
  expect(await shiftsOf(page)).toEqual([])
})
