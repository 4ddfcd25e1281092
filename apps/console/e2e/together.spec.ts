import { request, type APIRequestContext, type Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { goReady, signIn } from './person.ts'
import { expect, test } from './stack.ts'

/** Somebody else at work on the same hub, without a screen of ours. */
class Colleague {
  readonly #api: APIRequestContext
  readonly #url: string
  constructor(api: APIRequestContext, url: string) {
    this.#api = api
    this.#url = url
  }

  static async signIn(url: string, username: string): Promise<Colleague> {
    const api = await request.newContext({ extraHTTPHeaders: { origin: url } })
    const answer = await api.post(`${url}/api/auth/sign-in/username`, {
      data: { username, password: 'hearline-demo' },
    })
    expect(answer.status()).toBe(200)
    return new Colleague(api, url)
  }

  async send(command: string, data: object): Promise<number> {
    const headers = { 'idempotency-key': randomUUID() }
    return (await this.#api.post(`${this.#url}/api/v1/commands/${command}`, { data, headers })).status()
  }

  async revision(ticketId: string): Promise<number> {
    const answer = await this.#api.get(`${this.#url}/api/v1/tickets/${ticketId}`)
    return ((await answer.json()) as { ticket: { revision: number } }).ticket.revision
  }
}

/** A ticket that is registered and still open on its author's desk; resolves with its id. */
async function registered(page: Page, text: string): Promise<string> {
  const opened = page.waitForResponse(/commands\/open-ticket/)
  await page.keyboard.press('Alt+o')
  const { value } = (await (await opened).json()) as { value: { ticketId: string } }
  await expect(page.getByLabel('诉求内容')).toHaveValue('')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type(text)
  await page.keyboard.press('Alt+y')
  await page.keyboard.press('3')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('status').filter({ hasText: /工单 \d{8}-\d{6}：已登记/ })).toBeVisible()
  return value.ticketId
}

test('two at one ticket see each other, are warned, and lose nothing', async ({ page, stack }) => {
  await signIn(page, 'op0041')
  const ticketId = await registered(page, '路面塌陷')
  const lead = await Colleague.signIn(stack.url, 'dispatch01')

  // who is here, and a warning before one writes where somebody else does
  expect(await lead.send('visit-ticket', { ticketId, field: 'answer' })).toBe(200)
  await expect(page.getByRole('list', { name: '也在查看此工单的人' })).toContainText('派单员')
  const answer = page.locator('[data-field="answer"]')
  await expect(answer).toContainText('派单员 正在此填写')

  // what only the other writes comes by itself, and says so
  const rev = await lead.revision(ticketId)
  expect(await lead.send('edit-ticket', { ticketId, rev, fields: { title: '道路' } })).toBe(200)
  await expect(page.getByLabel('标题')).toHaveValue('道路')
  await expect(page.locator('[data-field="title"]')).toContainText('刚被他人修改')

  // where both write, both texts are shown until the one who lost has chosen
  await page.route('**/commands/save-draft', (route) => route.abort())
  await page.getByLabel('答复').fill('已通知养护单位')
  const again = await lead.revision(ticketId)
  expect(await lead.send('edit-ticket', { ticketId, rev: again, fields: { answer: '已派抢修' } })).toBe(200)
  const clash = page.getByRole('alert').filter({ hasText: '派单员 已先修改了同一处' })
  await expect(clash).toContainText('已通知养护单位')
  await expect(clash).toContainText('已派抢修')
  await page.unroute('**/commands/save-draft')
  await clash.getByRole('button', { name: '保留这里的' }).click()
  await expect(clash).toBeHidden()
  await expect(page.getByText(/秒前已保存/)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('答复')).toHaveValue('已通知养护单位')
})

test('a submitted ticket is changed beside the list; who comes second is told', async ({ page, stack }) => {
  await signIn(page, 'op0042')
  await page.keyboard.press('Alt+o')
  await expect(page.getByLabel('诉求内容')).toHaveValue('')
  await page.keyboard.press('Alt+c')
  await page.keyboard.type('sgaq')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+p')
  await page.keyboard.type('cywj')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type('工地夜间施工')
  await page.keyboard.press('Alt+y')
  await page.keyboard.press('3')
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('status').filter({ hasText: '待派单' })).toBeVisible()

  await page.keyboard.press('Alt+l')
  await expect(page.getByRole('table', { name: '工单列表' }).getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  const ticket = page.getByRole('region', { name: '工单', exact: true })
  await ticket.getByRole('button', { name: '修改' }).click()
  await expect(ticket.getByLabel('诉求内容')).toHaveValue('工地夜间施工')
  const ticketId = new URL(page.url()).searchParams.get('ticket') ?? ''
  const dispatcher = await Colleague.signIn(stack.url, 'dispatch01')

  await page.route('**/commands/edit-ticket', (route) => route.abort())
  await ticket.getByLabel('标题').fill('夜间施工')
  const rev = await dispatcher.revision(ticketId)
  expect(await dispatcher.send('edit-ticket', { ticketId, rev, fields: { title: '施工扰民' } })).toBe(200)
  const clash = ticket.getByRole('alert').filter({ hasText: '派单员 已先修改了同一处' })
  await expect(clash).toContainText('施工扰民')
  await page.unroute('**/commands/edit-ticket')
  await clash.getByRole('button', { name: '采用另一份' }).click()
  await expect(ticket.getByLabel('标题')).toHaveValue('施工扰民')
  await ticket.getByLabel('标题').fill('夜间施工扰民')
  await ticket.getByRole('button', { name: '完成修改' }).click()
  await expect(ticket).toContainText('夜间施工扰民')
  expect(await dispatcher.revision(ticketId)).toBeGreaterThan(rev + 1)
})

test('whoever passed a ticket on sees in another browser who writes on it, and what she writes', async ({
  page,
  stack,
  browser,
}) => {
  await signIn(page, 'op0043')
  const other = await browser.newContext({ baseURL: stack.url })
  const ben = await other.newPage()
  await signIn(ben, 'op0044')
  await goReady(page)
  const call = await stack.telephone.ring('13800004301')
  await expect(page.getByRole('button', { name: '接听' })).toBeVisible()
  const answered = page.waitForResponse(/commands\/answer-call/)
  await page.keyboard.press('F2')
  const { value } = (await (await answered).json()) as { value: { ticketId: string } }
  await stack.telephone.until(call, 'connect')
  await expect(page.getByLabel('诉求内容')).toBeFocused()
  await page.keyboard.type('井盖松动')
  await goReady(ben)
  await page.keyboard.press('Alt+t')
  const dialog = page.getByRole('dialog', { name: '把通话转给谁' })
  await expect(dialog).toBeVisible()
  await page.keyboard.type('op0044')
  await expect(dialog.getByRole('option').first()).toContainText('op0044')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: '直接转接' })).toBeVisible()
  await page.keyboard.press('2')
  await expect(ben.getByText('转来的通话')).toBeVisible()
  await ben.keyboard.press('Enter')
  await expect(ben.getByLabel('诉求内容')).toHaveValue('井盖松动')

  await page.goto(`/tickets?ticket=${value.ticketId}`)
  const ticket = page.getByRole('region', { name: '工单', exact: true })
  await expect(ben.getByRole('list', { name: '也在查看此工单的人' })).toBeVisible()
  await ben.getByLabel('标题').fill('井盖')
  await expect(ticket.getByRole('list', { name: '也在查看此工单的人' })).toContainText('正在填写「标题」')
  await ben.keyboard.press('Alt+y')
  await ben.keyboard.press('2')
  await ben.keyboard.press('Control+s')
  await expect(ticket).toContainText('已登记')
  await expect(ticket).toContainText('井盖松动')
  await stack.telephone.hangUp(call)
  await other.close()
})

test('a dispatcher, who has no seat, finds a ticket and changes it', async ({ page, stack, browser }) => {
  await signIn(page, 'op0045')
  await registered(page, '路口信号灯损坏')
  const office = await browser.newContext({ baseURL: stack.url })
  const dispatcher = await office.newPage()
  await dispatcher.goto('/')
  await dispatcher.getByLabel('工号').fill('dispatch01')
  await dispatcher.getByLabel('密码').fill('hearline-demo')
  await dispatcher.keyboard.press('Enter')
  await expect(dispatcher.getByRole('banner').getByText('实时')).toBeVisible()
  await expect(dispatcher.getByRole('tab')).toHaveText(['全部'])
  await expect(dispatcher.getByRole('table', { name: '工单列表' }).getByRole('link').first()).toBeFocused()
  await dispatcher.keyboard.press('Alt+n')
  await dispatcher.keyboard.type('信号灯损坏')
  const rows = dispatcher.getByRole('table', { name: '工单列表' }).getByRole('link')
  await expect(rows).toHaveCount(1)
  await rows.click()
  const ticket = dispatcher.getByRole('region', { name: '工单', exact: true })
  await ticket.getByRole('button', { name: '修改' }).click()
  await expect(ticket.getByLabel('联系电话')).toBeHidden()
  await ticket.getByLabel('标题').fill('信号灯')
  await ticket.getByRole('button', { name: '完成修改' }).click()
  await expect(page.getByLabel('标题')).toHaveValue('信号灯')
  await expect(page.locator('[data-field="title"]')).toContainText('刚被他人修改')
  await office.close()
})
