import type { Page } from '@playwright/test'
import { lookAtFloor } from './lead.ts'
import { goReady, signIn } from './person.ts'
import { sound } from './sound.ts'
import { expect, test } from './stack.ts'

const seatOf = (page: Page, username: string) => page.getByRole('option', { name: username })
const card = (page: Page) => page.getByRole('region', { name: '座席', exact: true })

/** Finds somebody by typing and leads the keys to her seat. */
async function find(page: Page, typed: string, username: string): Promise<void> {
  await page.keyboard.press('/')
  await expect(page.getByLabel('筛选')).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(typed)
  await expect(seatOf(page, username)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(card(page)).toContainText(username)
}

/** From now on; the function resolves with when the words were drawn there, by the page itself, in ms of the day's clock. */
async function readOn(page: Page, words: string): Promise<() => Promise<number>> {
  const seen = await page.evaluateHandle((sought) => {
    const at = new Promise<number>((resolve) => {
      const seeing = new MutationObserver(() => {
        if (!document.body.textContent.includes(sought)) return
        seeing.disconnect()
        requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
      })
      seeing.observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    return { at }
  }, words)
  return () => seen.evaluate(({ at }) => at)
}

/** When the hub's answer to the last such command began to arrive, by the browser's network and the same clock. */
const answeredAt = (page: Page, command: string): Promise<number> =>
  page.evaluate((name) => {
    const asked = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const answer = asked.findLast((each) => each.name.endsWith(`/commands/${name}`))
    if (!answer) throw new Error(`${name} was not sent`)
    return performance.timeOrigin + answer.responseStart
  }, command)

test('a state forced by keys: the operator reads at once who did it and why, and it can be undone', async ({
  page,
  browser,
  stack,
}, info) => {
  const desk = await (await browser.newContext({ baseURL: stack.url })).newPage()
  await signIn(desk, 'op0106')
  await goReady(desk)
  await lookAtFloor(page, 'manager')
  await find(page, '106', 'op0106')
  await expect(seatOf(page, 'op0106')).toHaveAccessibleName(/示闲/)
  await page.keyboard.press('f')
  const dialog = page.getByRole('dialog', { name: /强制状态/ })
  await dialog.getByLabel(/原因/).fill('支援英语服务')
  await sound(page, 'force a state', '[role="dialog"]')
  const read = await readOn(desk, '中心主任 将您置为示忙：支援英语服务')
  await page.evaluate(() => performance.clearResourceTimings())
  await page.keyboard.press('Enter')
  await expect(desk.getByText('中心主任 将您置为示忙：支援英语服务')).toBeVisible()
  await expect(dialog).toBeHidden()
  const after = (await read()) - (await answeredAt(page, 'force-availability'))
  info.annotations.push({ type: 'the operator read it after', description: `${Math.round(after)} ms` })
  expect(after, 'ms from the hub’s answer to the words on the desk').toBeLessThan(1_000)
  await expect(seatOf(page, 'op0106')).toHaveAccessibleName(/示忙/)
  await expect(card(page)).toContainText('中心主任 设置：支援英语服务')
  await page.keyboard.press('Alt+z')
  await expect(desk.getByRole('button', { name: '选择状态' })).toContainText('示闲')
  await expect(seatOf(page, 'op0106')).toHaveAccessibleName(/示闲/)

  await stack.telephone.ring('13800010112')
  await expect(seatOf(page, 'op0106')).toHaveAccessibleName(/来电振铃/)
  await page.keyboard.press('w')
  const why = page.getByRole('dialog', { name: '为何分配' })
  await expect(why.getByRole('row', { name: /op0106 · 选中/ })).toBeVisible()
  await expect(why).toContainText(/派单用时\s*\d+ 毫秒/)
  await sound(page, 'why', '[role="dialog"]')
  await desk.context().close()
})

test('a lead sees every group and acts on her own: the reason stands there, and no dialog opens', async ({
  page,
  browser,
  stack,
}) => {
  const desk = await (await browser.newContext({ baseURL: stack.url })).newPage()
  await signIn(desk, 'op0102')
  await lookAtFloor(page, 'lead021')
  await find(page, 'op0102', 'op0102')
  await expect(card(page)).toContainText('班长只能操作本组的座席')
  await page.keyboard.press('e')
  await expect(page.getByRole('log')).toContainText('强制签出')
  await expect(page.getByRole('dialog')).toBeHidden()
  await sound(page, 'floor')
  await desk.context().close()
})
