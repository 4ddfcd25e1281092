import { signIn } from './person.ts'
import { expect, test } from './stack.ts'

test('a snippet by its name and Tab, by the picker, and one of one’s own', async ({ page }) => {
  await signIn(page, 'op0039')
  await page.keyboard.press('Alt+o')
  const text = page.getByLabel('诉求内容')
  await expect(text).toHaveValue('')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type('路灯不亮。/qxch')
  await page.keyboard.press('Tab')
  await expect(text).toHaveValue('路灯不亮。请承办单位现场核实情况并与来电人联系。')
  await expect(text).toBeFocused()

  // kept from what is selected
  await text.press('Control+a')
  await page.keyboard.press('Alt+s')
  await page.getByLabel('短语名称', { exact: true }).fill('路灯')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log')).toContainText('已保存短语“路灯”')
  await text.fill('')
  await page.keyboard.type('/路灯')
  await page.keyboard.press('Tab')
  await expect(text).toHaveValue(/^路灯不亮。/)

  // chosen from the list, at the caret; the blank to fill in is selected
  await text.fill('甲')
  await page.keyboard.press('Alt+s')
  const list = page.getByRole('combobox', { name: '短语' })
  await expect(list).toBeFocused()
  await page.keyboard.type('持续')
  await page.keyboard.press('Enter')
  await expect(text).toHaveValue(/^甲该情况自＿＿起/)
  await page.keyboard.type('周一')
  await expect(text).toHaveValue(/^甲该情况自周一起/)

  // removed, and brought back
  await page.keyboard.press('Alt+s')
  await expect(list).toBeFocused()
  await page.keyboard.type('路灯')
  await page.keyboard.press('Delete')
  await expect(page.getByRole('log')).toContainText('已删除短语“路灯”')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+z')
  await page.keyboard.press('Alt+s')
  await page.keyboard.type('路灯')
  await expect(page.getByRole('option').first()).toContainText('路灯')
})

test('a slash that means nothing leaves Tab alone', async ({ page }) => {
  await signIn(page, 'op0052')
  await page.keyboard.press('Alt+o')
  const text = page.getByLabel('诉求内容')
  await expect(text).toHaveValue('')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type('12/3 号 /没有这个')
  await page.keyboard.press('Tab')
  await expect(text).toHaveValue('12/3 号 /没有这个')
  await expect(text).not.toBeFocused()
})
