import { setTimeout as rest } from 'node:timers/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './stack.ts'

test('a wallboard pairs, shows a storm, loses its hub and greys with its age, and recovers by itself', async ({
  page,
  stack,
  request,
}) => {
  await page.goto(`${stack.line.url}/wallboard`)
  const code = page.getByTestId('pairing-code')
  await expect(code).toHaveText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  await expect(page.getByText('输入上面的配对码')).toBeVisible()
  await expect(page.getByText('types the code above')).toBeVisible()
  const lead = { headers: { origin: stack.url } }
  const signedIn = await request.post('/api/auth/sign-in/username', {
    ...lead,
    data: { username: 'lead001', password: 'hearline-demo' },
  })
  expect(signedIn.status()).toBe(200)
  const command = async (name: string, data: object) => {
    const headers = { ...lead.headers, 'idempotency-key': crypto.randomUUID() }
    for (;;) {
      const answer = await request.post(`/api/v1/commands/${name}`, { headers, data })
      if (answer.status() !== 503) return answer
      // a hub short of breath says when to ask again, by the same key
      await rest(Number(answer.headers()['retry-after'] ?? 1) * 1_000)
    }
  }
  const boardId = crypto.randomUUID()
  const layout = { language: 'zh', theme: 'dark', rotateSeconds: 20 }
  const pages = [{ tiles: [{ figure: 'waiting' }, { figure: 'storm' }, { figure: 'seats' }] }]
  const saved = await command('save-board', { boardId, revision: 0, name: '一号厅', layout: { ...layout, pages } })
  expect(saved.status()).toBe(200)
  const userCode = (await code.textContent()) ?? ''
  expect((await command('approve-wallboard', { userCode, name: '东墙', boardId })).status()).toBe(200)

  const tile = (name: string) => page.getByRole('region', { name, exact: true })
  await expect(page.getByRole('heading', { name: '一号厅' })).toBeAttached()
  await expect(tile('排队')).toContainText('0')
  await stack.telephone.ring('13800006161')
  await expect(tile('排队')).toContainText('1')
  await expect(tile('排队')).toHaveAttribute('data-age', 'fresh')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  stack.line.cut()
  await expect(tile('排队')).toHaveAttribute('data-age', 'stale')
  await expect(tile('排队')).toContainText(/\d+ 秒前/)
  await expect(page.getByText(/未更新/)).toBeVisible()
  expect((await command('set-storm-mode', { on: true, reason: '暴雨', callBackOffer: true })).status()).toBe(200)

  stack.line.mend()
  await expect(tile('排队')).toHaveAttribute('data-age', 'fresh')
  await expect(tile('暴雨模式')).toContainText('进行中')
  // the page of a device that lost its power is there without anybody's doing
  await page.reload()
  await expect(tile('排队')).toContainText('1')
  await command('set-storm-mode', { on: false, reason: '暴雨' })
})
