import { overADesk } from './over-a-desk.ts'
import { signIn } from './person.ts'
import { inEveryLook, inThreeLooks, pictureOf } from './picture.ts'
import { expect, test } from './stack.ts'
import { talking } from './talk.ts'

test.setTimeout(240_000)

test('pictures of what opens over a desk', async ({ page, stack }) => {
  await signIn(page, 'op0075')
  const call = await talking(page, stack, '13800007575', '路口信号灯损坏，早高峰拥堵，行人过街有危险。')
  const dialog = page.getByRole('dialog')
  for (const [name, key] of overADesk) {
    await page.keyboard.press(key)
    await expect(dialog, name).toBeVisible()
    await inThreeLooks(page, name)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  await page.keyboard.press('Alt+t')
  await page.keyboard.type('17')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button').first()).toBeVisible()
  await inThreeLooks(page, 'transfer-how')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+o')
  await expect(page.getByRole('tab')).toHaveCount(2)
  await expect(page.getByLabel('诉求内容')).toHaveValue('')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type('询问居住证办理地点。')
  await page.keyboard.press('Alt+b')
  await expect(page.getByText('随后：')).toContainText('示忙')
  await inEveryLook(page, 'two-drafts')
  await stack.telephone.hangUp(call)
  await page.keyboard.press('Alt+w')
  await expect(page.getByRole('button', { name: '选择状态' })).toContainText('示忙')
  await page.keyboard.press('Alt+r')
  await stack.telephone.ring('13800007575')
  await expect(page.getByRole('button', { name: '接听' })).toBeEnabled()
  await page.keyboard.press('Alt+d')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.screenshot({ path: pictureOf('declining-zh-light-1366') })
})
