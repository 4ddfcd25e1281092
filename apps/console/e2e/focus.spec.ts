import type { Page } from '@playwright/test'
import { expect, test } from './stack.ts'
import { said } from './words.ts'

test('Tab goes through the desk in the order it is read, and everything it reaches has a name', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByLabel(said('zh', 'username'))).toBeFocused()
  await page.keyboard.type('op0053')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hearline-demo')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner').getByText(said('zh', 'connection_live'))).toBeVisible()
  await page.keyboard.press('Alt+o')
  await expect(page.getByLabel(said('zh', 'field_text'))).toBeVisible()

  const stops = await focusStops(page)
  expect(stops.filter(({ name }) => name === '')).toEqual([])
  expect(stops.filter(({ seen }) => !seen)).toEqual([])
  const columns = stops.map(({ column }) => column).filter((column, n, all) => column !== all[n - 1])
  expect(columns).toEqual([
    'header',
    ...['queues', 'call', 'call_backs_due', 'ticket'].map((name) => said('zh', name)).filter(has(stops)),
  ])
  const fields = ['category', 'place', 'address', 'title', 'text', 'type', 'level', 'confidentiality', 'answer']
  const spoken = fields.map((field) => said('zh', `field_${field}`))
  const names = stops.filter(({ inForm }) => inForm).map(({ name }) => name)
  expect(names.filter((name) => spoken.includes(name))).toEqual(spoken)
})

type Stop = { name: string; column: string; inForm: boolean; seen: boolean }
const has = (stops: readonly Stop[]) => (column: string) => stops.some((stop) => stop.column === column)

/** Everything that Tab reaches from the top of the page until it comes round, by the names of the accessibility tree. */
async function focusStops(page: Page): Promise<Stop[]> {
  const devtools = await page.context().newCDPSession(page)
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    document.getSelection()?.setPosition(document.body, 0)
  })
  const stops: Stop[] = []
  for (let n = 0; n < 150; n += 1) {
    await page.keyboard.press('Tab')
    const about = await page.evaluate(() => {
      const here = document.activeElement
      if (!here || here === document.body) return undefined
      const again = here.hasAttribute('data-was-here')
      here.setAttribute('data-was-here', '')
      const column = here.closest('section') ?? here.closest('header')
      const { left, top, width, height } = here.getBoundingClientRect()
      const over = document.elementFromPoint(left + width / 2, top + height / 2)
      const seen = over !== null && (here.contains(over) || over.contains(here))
      return {
        again,
        column: column?.getAttribute('aria-label') ?? column?.tagName.toLowerCase() ?? '',
        inForm: !!here.closest('form'),
        seen,
      }
    })
    if (about === undefined || about.again) break
    const { result } = await devtools.send('Runtime.evaluate', { expression: 'document.activeElement' })
    const tree = await devtools.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId ?? '',
      fetchRelatives: false,
    })
    const name: unknown = tree.nodes[0]?.name?.value
    stops.push({
      name: typeof name === 'string' ? name : '',
      column: about.column,
      inForm: about.inForm,
      seen: about.seen,
    })
  }
  await devtools.detach()
  return stops
}
