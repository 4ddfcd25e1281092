import { readFileSync } from 'node:fs'
import { goReady, signIn } from './person.ts'
import { expect, test } from './stack.ts'

/** The file that a part of the console was built into. */
function fileOf(source: string): string {
  const list = new URL('../.svelte-kit/output/client/.vite/manifest.json', import.meta.url)
  const files = JSON.parse(readFileSync(list, 'utf8')) as Record<string, { file: string }>
  const found = files[source]
  if (!found) throw new Error(`${source} is built into no file of its own`)
  return found.file
}

test('keys pressed before their state is here are done when it comes, and else say why not', async ({
  page,
  stack,
}) => {
  await signIn(page, 'op0063')
  await goReady(page)
  const state = page.getByRole('button', { name: '选择状态' })
  await stack.telephone.ring('13800002601')
  await expect(page.getByRole('button', { name: '接听' })).toBeEnabled()
  for (const key of ['F2', 'Alt+p']) await page.keyboard.press(key)
  await expect(page.getByLabel('地点')).toBeFocused()
  // what comes is slow: the reply to the hang-up, and with it the wrap-up
  await page.route('**/commands/end-call', async (route) => {
    const answer = await route.fetch()
    await new Promise((later) => setTimeout(later, 500))
    await route.fulfill({ response: answer })
  })
  for (const key of ['Alt+e', 'Alt+b', 'Alt+w']) await page.keyboard.press(key)
  await expect(state).toContainText('示忙')
  await expect(page.getByRole('button', { name: '完成整理' })).toBeHidden()

  await page.keyboard.press('Alt+w')
  await expect(page.getByText('完成话后整理：现在不在话后整理')).toBeVisible()
})

test('Enter on a list that is still being read opens its first ticket', async ({ page }) => {
  await signIn(page, 'op0027')
  await page.keyboard.press('Alt+o')
  await page.getByLabel('标题').fill('路灯不亮')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await page.route('**/tickets/search', async (route) => {
    await new Promise((later) => setTimeout(later, 500))
    await route.continue()
  })
  await page.locator('body').click({ position: { x: 5, y: 400 } })
  await page.keyboard.press('Alt+l')
  await expect(page.getByRole('tabpanel', { name: '我的工单' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '工单', exact: true })).toContainText('路灯不亮')
})

test('letters typed while what they are for is still being fetched go into it, not into the ticket', async ({
  page,
}) => {
  let come = () => {}
  const asked = new Promise<void>((resolve) => (come = resolve))
  await page.route(`**/${fileOf('src/lib/find/Palette.svelte')}`, async (route) => {
    await asked
    await route.continue()
  })
  await signIn(page, 'op0065')
  await page.keyboard.press('Alt+o')
  const text = page.getByLabel('诉求内容')
  await text.fill('路灯')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('px')
  come()
  await expect(page.getByRole('combobox', { name: /查找/ })).toHaveValue('px')
  await expect(page.getByRole('option', { selected: true })).toContainText('培训')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '选择状态' })).toContainText('培训')
  await expect(text).toHaveValue('路灯')
})

test('letters typed in the frame before a dialog takes the hands go into it, not into the ticket', async ({ page }) => {
  await signIn(page, 'op0047')
  await page.keyboard.press('Alt+o')
  const text = page.getByLabel('诉求内容')
  await text.fill('路灯')
  const find = page.getByRole('combobox', { name: /查找/ })
  await page.keyboard.press('Control+k')
  await expect(find).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(text).toBeFocused()

  const frames = await page.evaluateHandle(() => {
    const held: FrameRequestCallback[] = []
    const drawn = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (act) => held.push(act)
    return {
      come: () => {
        window.requestAnimationFrame = drawn
        for (const act of held) drawn(act)
      },
    }
  })
  await page.keyboard.press('Control+k')
  await find.waitFor({ state: 'attached' })
  await page.keyboard.type('px')
  await frames.evaluate((held) => held.come())
  await expect(find).toHaveValue('px')
  await expect(text).toHaveValue('路灯')
})
