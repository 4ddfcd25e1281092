import type { CurveRow, LoadRow, QueueRow, Row, SeatsRow } from '@hearline/protocol'
import { standardLayout, type BoardLayout } from '@hearline/domain'
import { before, busyQueue, someAlarms, uuid } from './busy-queues.ts'
import { inEveryLook, pictureOf } from './picture.ts'
import { command, signIn } from './seats.ts'
import { expect, test } from './stack.ts'
import { told } from './told.ts'

test.setTimeout(240_000)

const sizes = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
]
/** A day with two peaks, by quarters. */
const day = (n: number) => 90 * Math.exp(-(((n - 42) / 9) ** 2)) + 70 * Math.exp(-(((n - 62) / 10) ** 2)) + 4

/** A wet morning, as a wall is told of it. */
function wet(rows: readonly Row[], inStorm: readonly string[]): Row[] {
  const queues = rows.filter((row): row is QueueRow => row.kind === 'queue').map((row) => busyQueue(row, inStorm))
  const loads = rows.filter((row): row is LoadRow => row.kind === 'load')
  const busiest = ['12345', '12319', '12328', '12333', '12315', '12329']
  const place = ({ id }: LoadRow) => busiest.indexOf(id)
  const states = { ready: 41, ringing: 19, talking: 402, 'wrap-up': 61, busy: 20, break: 47, training: 7 }
  const seats: SeatsRow = { kind: 'seats', id: 'all', version: 1, queues: queues.map(({ id }) => id), states }
  const curves = queues.map(({ id, offeredToday = 0 }): CurveRow => {
    const share = offeredToday / 18_240
    const usual = Array.from({ length: 96 }, (_, n) => day(n) * share * 4)
    const today = usual.slice(0, 57).map((each, n) => Math.round(each * (n < 34 ? 0.96 : 1.18 + 0.06 * Math.sin(n))))
    return { kind: 'curve', id, version: 1, start: before(57 * 900), today, usual }
  })
  return [
    ...queues.map(({ storm, ...row }): QueueRow => (storm ? { ...row, storm: { ...storm, by: undefined } } : row)),
    ...loads.map((row) => ({
      ...row,
      offeredToday: place(row) < 0 ? 120 : Math.round(17_400 / (1 + 4.2 * place(row))),
      waiting: place(row) < 0 ? 0 : ([22, 14, 0, 5, 2, 0][place(row)] ?? 0),
    })),
    ...[seats, ...curves],
  ]
}

test('pictures of a wall, from its pairing to a storm and a lost hub, and of laying it out', async ({
  page,
  stack,
  browser,
}) => {
  let layout: BoardLayout = standardLayout
  let alarmed = false
  const boardId = uuid(1)
  const at = await (await browser.newContext({ baseURL: stack.line.url })).newPage()
  const instead = (rows: Row[]): Row[] => [
    ...wet(rows, alarmed ? ['urban', 'transport'] : []),
    { kind: 'board', id: boardId, version: 1, revision: 3, name: '一号厅', layout },
    ...rows.flatMap((row) => (row.kind === 'wallboard' ? [{ ...row, boardId }] : [])),
    ...(alarmed ? someAlarms().slice(0, 2) : []),
  ]
  await told(at, { wallboard: instead })
  await at.goto('/wallboard')
  const code = at.getByTestId('pairing-code')
  await expect(code).toHaveText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  const picture = async (name: string) => {
    for (const size of sizes) {
      await at.setViewportSize(size)
      await at.screenshot({ path: pictureOf(`wallboard-${name}-${size.width}`) })
    }
  }
  await picture('pairing')
  const manager = await signIn(stack.url, 'manager')
  await command(stack.url, manager, 'approve-wallboard', { userCode: await code.textContent(), name: '东墙' })
  await expect(at.getByRole('heading', { name: '一号厅' })).toBeAttached()
  const show = async (language: 'zh' | 'en', theme: 'dark' | 'light', shown: number) => {
    layout = { ...standardLayout, language, theme, pages: standardLayout.pages.slice(shown, shown + 1) }
    await at.reload()
    await expect(at.locator('.tile').first()).toHaveAttribute('data-age', 'fresh')
  }
  for (const language of ['zh', 'en'] as const)
    for (const theme of ['dark', 'light'] as const)
      for (const shown of [0, 1]) {
        alarmed = false
        await show(language, theme, shown)
        await picture(`${language}-${theme}-${shown + 1}`)
        alarmed = true
        await show(language, theme, shown)
        await picture(`${language}-${theme}-${shown + 1}-alarm`)
      }
  await show('zh', 'dark', 0)
  stack.line.cut()
  await expect(at.locator('.tile').first()).toHaveAttribute('data-age', 'stale')
  await picture('lost')
  stack.line.mend()

  layout = { ...standardLayout, pages: [...standardLayout.pages] }
  await told(page, {
    wallboard: instead,
    queues: (rows) => rows.map((row) => busyQueue(row as QueueRow)),
  })
  await page.goto('/')
  await page.getByLabel('工号').fill('manager')
  await page.getByLabel('密码').fill('hearline-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: '在岗话务员' })).toBeVisible()
  await page.goto('/boards')
  await expect(page.getByText('东墙')).toBeVisible()
  await expect(page.getByLabel('热线此刻')).toContainText('%')
  await inEveryLook(page, 'boards')
  await page.getByRole('button', { name: /编辑/ }).click()
  await expect(page.getByRole('group', { name: /预览/ })).toBeVisible()
  await inEveryLook(page, 'boards-editor')
  await at.context().close()
})
