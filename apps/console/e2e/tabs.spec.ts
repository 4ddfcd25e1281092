import { goReady, signIn } from './person.ts'
import { expect, test } from './stack.ts'

test('of two tabs the newest is the desk; the older says so, takes it back by one button, and nothing written is lost', async ({
  page,
  context,
}) => {
  await signIn(page, 'op0028')
  await page.keyboard.press('Alt+o')
  const text = page.getByLabel('诉求内容')
  await text.fill('路灯不亮')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  // the hub hears no more of what the first tab writes
  await page.route('**/commands/save-draft', (route) => route.abort())
  await text.fill('路灯不亮，已三天')

  const newer = await context.newPage()
  await newer.goto('/')
  await expect(newer.getByRole('banner').getByText('实时')).toBeVisible()
  const moved = '您的座席已在另一窗口打开'
  await expect(page.getByText(moved)).toBeVisible()
  await expect(newer.getByLabel('诉求内容')).toHaveValue('路灯不亮，已三天')
  await newer.getByLabel('标题').fill('路灯')
  await expect(newer.getByText(/秒前已保存/)).toBeVisible()

  await page.unroute('**/commands/save-draft')
  await page.getByRole('button', { name: '在此打开座席' }).click()
  await expect(newer.getByText(moved)).toBeVisible()
  await expect(page.getByRole('banner').getByText('实时')).toBeVisible()
  await expect(page.getByLabel('标题')).toHaveValue('路灯')
  await expect(text).toHaveValue('路灯不亮，已三天')
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await page.locator('body').click({ position: { x: 5, y: 400 } })
  await goReady(page)
})
