import { signIn } from './person.ts'
import { expect, test } from './stack.ts'

test('a place is chosen on the map by arrows alone, and Esc leads back step by step', async ({ page }) => {
  await signIn(page, 'op0061')
  await page.keyboard.press('Alt+o')
  await expect(page.getByLabel('诉求内容')).toHaveValue('')
  await page.keyboard.press('Alt+i')
  const district = (name: string) => page.getByRole('button', { name, exact: true })
  await expect(district('东城')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(district('朝阳')).toBeFocused()
  await page.keyboard.press('Enter')
  const list = page.getByRole('combobox', { name: '朝阳' })
  await expect(list).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(district('朝阳')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('wj')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByLabel('地点')).toHaveValue('朝阳区 › 望京街道')

  await page.keyboard.press('Alt+i')
  await expect(district('朝阳')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByLabel('地点')).toHaveValue('朝阳区 › 望京街道')
})
