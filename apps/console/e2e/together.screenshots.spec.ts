import { Colleague } from './colleague.ts'
import { operatorOf, signIn } from './person.ts'
import { inEveryLook } from './picture.ts'
import { registered } from './registered.ts'
import { expect, test } from './stack.ts'

test.setTimeout(180_000)

test('pictures of two at one ticket, of what a lead did, of the short form, and of a desk taken elsewhere', async ({
  page,
  context,
  stack,
}) => {
  await signIn(page, 'op0076')
  const ticketId = await registered(page, '路面塌陷，已有车辆受损，需要尽快围挡。')
  const dispatcher = await Colleague.signIn(stack.url, 'dispatch01')
  await dispatcher.send('visit-ticket', { ticketId, field: 'answer' })
  await expect(page.locator('[data-field="answer"]')).toContainText('派单员 正在此填写')
  await page.route('**/commands/save-draft', (route) => route.abort())
  await page.getByLabel('标题').fill('路面塌陷')
  const rev = await dispatcher.revision(ticketId)
  const fields = { title: '道路塌陷' }
  expect(await dispatcher.send('edit-ticket', { ticketId, rev, fields })).toBe(200)
  await expect(page.getByRole('alert').filter({ hasText: '已先修改了同一处' })).toBeVisible()
  await inEveryLook(page, 'clash')
  await page.unroute('**/commands/save-draft')
  await page.getByRole('button', { name: '采用另一份' }).click()
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await dispatcher.close()

  const manager = await Colleague.signIn(stack.url, 'manager')
  const operatorId = await operatorOf(page)
  await manager.send('force-availability', { operatorId, availability: 'training', reason: '暴雨应急培训' })
  await expect(page.getByText(/将您置为培训：暴雨应急培训/)).toBeVisible()
  await manager.send('set-storm-mode', { on: true, reason: '暴雨橙色预警', reducedForm: true })
  await expect(async () => {
    await page.keyboard.press('Alt+o')
    await expect(page.getByRole('group', { name: '简化工单' })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await inEveryLook(page, 'short-form')
  await manager.send('set-storm-mode', { on: false, reason: '预警解除' })
  await manager.close()

  await (await context.newPage()).goto('/')
  await expect(page.getByText('您的座席已在另一窗口打开')).toBeVisible()
  await inEveryLook(page, 'moved')
})
