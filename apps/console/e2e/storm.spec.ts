import { openQueues } from './lead.ts'
import { sound } from './sound.ts'
import { expect, test } from './stack.ts'
import { colleague, nameOf } from './talk.ts'

test('a storm and a notice reach the desk with who and why, and the lead sees who has read', async ({
  page,
  browser,
  stack,
}) => {
  const desk = await colleague(browser, stack, 'op0107')
  await openQueues(page, 'lead010')
  const [lead, operator] = [await nameOf(page), await nameOf(desk)]
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('s')
  await dialog.getByLabel('理由').fill('暴雨橙色预警')
  await sound(page, 'storm', '[role="dialog"]')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const told = new RegExp(`暴雨模式中.*${lead} 于 \\d\\d:\\d\\d 开启：暴雨橙色预警`, 's')
  const [banner, line] = [
    page.getByRole('region', { name: '暴雨模式' }),
    desk.getByRole('status', { name: '暴雨模式' }),
  ]
  await expect(banner).toContainText(told)
  await expect(line).toContainText(told)

  await page.keyboard.press('n')
  await expect(dialog.getByLabel('内容')).toBeFocused()
  await page.keyboard.type('请告知来电人今晚八点恢复供水')
  await page.keyboard.press('Enter')
  const sent = dialog.getByRole('listitem').filter({ hasText: '今晚八点恢复供水' })
  // whoever of the group sat here before is addressed too
  await expect(sent).toContainText(/未读：.* 已读 0 \/ \d/s)
  await expect(sent).toContainText(operator)
  await sound(page, 'notice', '[role="dialog"]')
  const notices = desk.getByRole('region', { name: '通知' })
  await expect(notices).toContainText(`请告知来电人今晚八点恢复供水 · ${lead}`)
  await desk.keyboard.press('F8')
  await expect(notices).toBeHidden()
  await expect(sent).toContainText(/已读 1 \/ \d/)
  await expect(sent).not.toContainText(operator)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.keyboard.press('s')
  await dialog.getByLabel('理由').fill('预警解除')
  await dialog.getByRole('button', { name: '结束暴雨模式' }).click()
  await expect(banner).toBeHidden()
  await expect(line).toBeHidden()
  await desk.context().close()
})
