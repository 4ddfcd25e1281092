import { newCallBack, standardTimings } from '@hearline/domain'
import { callerHistory, type CallerHistory, type News, type Row } from '@hearline/protocol'
import { call, callback, careFlag, engagement, insertCallBack, operator } from '@hearline/store'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHub, type Page, type TestHub } from '../testing/hub.ts'

const from = '13912345678'
let hub: TestHub
let who: string
let page: Page
let n = 0

beforeAll(async () => {
  hub = await openTestHub()
  who = await hub.signIn('op1700')
  page = await hub.page(who)
  await page.watch('desk')
})
afterAll(() => hub.stop())

const ok = async (token: string, name: string, body: unknown) => {
  const answer = await hub.command(token, name, body)
  expect(answer).toMatchObject({ status: 200 })
  return (answer.body as { value: Record<string, string> }).value
}
const known = async (token: string, callId: string): Promise<CallerHistory> => {
  const { body } = await hub.get(token, `/api/v1/calls/${callId}/caller`)
  return callerHistory.parse(body satisfies unknown)
}

/** A call comes to her desk and she answers it. */
async function answer(number: string | undefined) {
  await ok(who, 'set-availability', { availability: 'ready' })
  page.heard.length = 0
  const name = `c${(n += 1)}`
  await hub.event(
    'call-arrived',
    { call: name, to: '12345', ...(number === undefined ? {} : { from: number }) },
    n * 10,
  )
  const call = await page.row((row) => row.kind === 'call' && row.state === 'offered')
  if (call.kind !== 'call') throw new Error('not a call')
  const { ticketId } = await ok(who, 'answer-call', { callId: call.id, fence: call.fence })
  return { callId: call.id, ticketId: ticketId!, name }
}

async function finish(callId: string) {
  await ok(who, 'end-call', { callId })
  await ok(who, 'finish-wrap-up', {})
}

test('what is known of a caller comes with her next call, her secrets excepted', async () => {
  const first = await answer(from)
  expect(await known(who, first.callId)).toEqual({
    ...{ tickets: [], openTickets: 0, careFlags: [], promises: [], earlierCalls: 0 },
  })
  const fields = { type: 'help', text: 'no heating', categoryCode: '01', placeCode: '110101001' }
  await ok(who, 'save-draft', { ticketId: first.ticketId, rev: 1, fields })
  await ok(who, 'submit-ticket', { ticketId: first.ticketId })
  const { promiseId } = await ok(who, 'make-promise', {
    ...{ ticketId: first.ticketId, text: 'somebody comes tomorrow', dueAt: '2030-01-01T09:00:00+08:00' },
  })
  const { ticketId: secret } = await ok(who, 'open-ticket', { callId: first.callId })
  await ok(who, 'save-draft', { ticketId: secret, rev: 1, fields: { ...fields, confidentiality: 'anonymous' } })
  await ok(who, 'register-ticket', { ticketId: secret })
  await finish(first.callId)

  const index = hub.store.vault.index(from)
  await hub.store.tx((tx) => tx.db.insert(careFlag).values({ callerIndex: index, flag: 'hard-of-hearing' }))
  const again = await answer('+8613912345678')
  const history = await known(who, again.callId)
  expect(history).toMatchObject({
    ...{ openTickets: 2, careFlags: ['hard-of-hearing'], earlierCalls: 1 },
    promises: [{ id: promiseId, text: 'somebody comes tomorrow', ticketId: first.ticketId }],
  })
  expect(history.tickets.map(({ id }) => id).sort()).toEqual([first.ticketId, secret].sort())
  expect(JSON.stringify(history)).not.toContain('5678')

  // her colleague hears of what is no secret
  const colleague = await hub.signIn('op1699')
  const desk = await hub.page(colleague)
  await desk.watch('desk')
  expect(await hub.get(colleague, `/api/v1/calls/${again.callId}/caller`)).toMatchObject({ status: 403 })
  expect(await hub.get(colleague, `/api/v1/tickets/${first.ticketId}`)).toMatchObject({ status: 403 })
  expect(await hub.command(colleague, 'keep-promise', { promiseId })).toMatchObject({
    ...{ status: 409, body: { error: { code: 'not-your-caller' } } },
  })
  await ok(colleague, 'set-availability', { availability: 'ready' })
  const [{ id: operatorId } = { id: '' }] = await hub.store.read
    .select({ id: operator.id })
    .from(operator)
    .where(eq(operator.username, 'op1699'))
  await ok(who, 'transfer-call', { callId: again.callId, to: { operator: operatorId }, kind: 'blind' })
  const offered = await desk.row((row) => row.kind === 'call' && row.state === 'offered')
  if (offered.kind !== 'call') throw new Error('not a call')
  expect(offered.transferredBy).toMatchObject({ kind: 'blind' })
  await ok(colleague, 'answer-call', { callId: again.callId, fence: offered.fence })
  expect(await known(colleague, again.callId)).toMatchObject({ openTickets: 1, tickets: [{ id: first.ticketId }] })
  expect(await hub.get(colleague, `/api/v1/tickets/${first.ticketId}`)).toMatchObject({ status: 200 })
  expect(await hub.get(colleague, `/api/v1/tickets/${secret}`)).toMatchObject({ status: 403 })
  // who passed the call on still sees what becomes of its ticket
  expect(await hub.get(who, `/api/v1/tickets/${again.ticketId}`)).toMatchObject({
    ...{ status: 200, body: { ticket: { passedBy: [expect.any(String) as string] } } },
  })
  expect(await page.watch(`ticket/${again.ticketId}`)).toMatchObject({ ok: true })
  await ok(colleague, 'keep-promise', { promiseId })
  await ok(colleague, 'keep-promise', { promiseId })
  expect((await known(colleague, again.callId)).promises).toMatchObject([{ keptAt: expect.any(String) as string }])
  await ok(colleague, 'end-call', { callId: again.callId })
  await ok(who, 'finish-wrap-up', {})
})

test('who calls a missed caller back knows of her what she would know on a call, as long as it is in hand', async () => {
  await ok(who, 'set-availability', { availability: 'busy' })
  const name = `c${(n += 1)}`
  await hub.event('call-arrived', { call: name, to: '12345', from }, n * 10)
  const [missed] = await hub.store.read.select().from(call).where(eq(call.switchCall, name))
  const { id: callId } = missed!
  // so soon that it weighs on no service level, by which fewer are called back
  await hub.event('caller-hung-up', { call: name }, n * 10 + 1)
  await hub.store.tx((tx) => insertCallBack(tx, callId, newCallBack('abandoned', tx.now, standardTimings)))
  const [owed] = await hub.store.read.select().from(callback).where(eq(callback.callId, callId))
  const [theirs] = (await hub.get(who, '/api/v1/tickets?state=pending-dispatch')).body['tickets'] as { id: string }[]

  const colleague = await hub.signIn('op1698')
  const desk = await hub.page(colleague)
  await desk.watch('desk')
  const asked = [`/api/v1/calls/${callId}`, `/api/v1/calls/${callId}/caller`, `/api/v1/tickets/${theirs!.id}`]
  const answers = () => Promise.all(asked.map(async (path) => (await hub.get(colleague, path)).status))
  expect(await answers()).toEqual([403, 403, 403])
  // how many may be in hand at once is counted each second
  const taken = async () => (await hub.command(colleague, 'take-call-back', { callBackId: owed!.id })).body
  await expect.poll(taken, { timeout: 10_000 }).toMatchObject({ value: { callId } })
  expect(await answers()).toEqual([200, 200, 200])
  expect(await hub.get(colleague, asked[0]!)).toMatchObject({ body: { call: { caller: '139****5678' } } })
  const { promises, ...history } = await known(colleague, callId)
  expect(history).toMatchObject({ careFlags: ['hard-of-hearing'], earlierCalls: 2 })
  expect(history.tickets.map(({ id }) => id)).toContain(theirs!.id)
  await ok(colleague, 'keep-promise', { promiseId: promises[0]!.id })
  const { ticketId: sealed } = await ok(colleague, 'open-ticket', { callId })
  await ok(colleague, 'save-draft', { ticketId: sealed, rev: 1, fields: { text: 'secret', confidentiality: 'sealed' } })
  const text = async () =>
    ((await hub.get(colleague, `/api/v1/tickets/${sealed}`)).body['draft'] as object)['fields' as never]
  expect(await text()).toMatchObject({ text: 'secret' })
  await ok(colleague, 'close-call-back', { callBackId: owed!.id, outcome: 'declined' })
  expect(await answers()).toEqual([403, 403, 403])
  expect(await text()).toEqual({})
})

test('of who withholds her number nothing is known or promised', async () => {
  const { callId, ticketId } = await answer(undefined)
  expect(await known(who, callId)).toMatchObject({ earlierCalls: 0, tickets: [] })
  const body = { ticketId, text: 'x', dueAt: '2030-01-01T09:00:00+08:00' }
  expect(await hub.command(who, 'make-promise', body)).toMatchObject({ body: { error: { code: 'number-withheld' } } })
  await finish(callId)
})

test('what a lead set stays as a notice until it is read', async () => {
  const lead = await hub.signIn('lead150')
  const [her] = await hub.store.read.select().from(operator).where(eq(operator.username, 'op1700'))
  page.heard.length = 0
  await ok(lead, 'force-availability', { operatorId: her!.id, availability: 'busy', reason: 'storm' })
  const told = await page.row((row) => row.kind === 'notice')
  expect(told).toMatchObject({ code: 'forced', text: 'storm', details: { availability: 'busy', actor: 'lead150' } })
  expect(await hub.command(lead, 'read-notice', { noticeId: told.id })).toMatchObject({
    ...{ status: 409, body: { error: { code: 'not-your-notice' } } },
  })
  await ok(who, 'read-notice', { noticeId: told.id })
  await page.hears((event, body) =>
    event === 'news' && (body as { gone: { id: string }[] }).gone.some(({ id }) => id === told.id) ? true : undefined,
  )
  await ok(who, 'read-notice', { noticeId: told.id })
})

describe('my day', () => {
  /** Her figures as the page shows them. */
  function figures(on: Page, rows: readonly Row[] = []): () => Record<string, number | undefined> {
    const shown: Record<string, number | undefined> = {}
    const take = (more: readonly Row[]) => {
      for (const row of more) if (row.kind === 'kpi') shown[row.id] = row.value
    }
    take(rows)
    on.socket.on('news', (news: News) => take(news.rows))
    return () => shown
  }
  const snapshotOf = async (on: Page) => {
    const watched = await on.watch('desk')
    if (!watched.ok || !('rows' in watched)) throw new Error('no snapshot')
    return watched.rows
  }

  test('is counted as SQL counts it, also after a restart; my rank shows while I am ready', async () => {
    const shown = figures(page, await snapshotOf(page))
    const { callId } = await answer('13800000001')
    await finish(callId)
    const [counted] = await hub.store.read
      .select({
        calls: sql<number>`count(*)::int`,
        inTime: sql<number>`count(*) filter (where ${engagement.waitedMs} <= 15000)::int`,
        aht: sql<number>`round(avg(extract(epoch from ${engagement.endedAt} - ${engagement.answeredAt})))::int`,
      })
      .from(engagement)
      .innerJoin(operator, eq(operator.id, engagement.operatorId))
      .where(and(eq(operator.username, 'op1700'), isNotNull(engagement.answeredAt)))
    const { calls, inTime, aht } = counted!
    expect(calls).toBeGreaterThan(2)
    const today = { 'my/calls': calls, 'my/sl15': inTime / calls, 'my/aht': aht }
    await expect.poll(shown, { timeout: 5_000 }).toMatchObject(today)
    await ok(who, 'set-availability', { availability: 'ready' })
    await expect.poll(shown).toMatchObject({ 'rank/general': 1 })
    await ok(who, 'set-availability', { availability: 'busy' })
    await expect.poll(shown).toMatchObject({ 'rank/general': undefined })

    await hub.restart()
    page = await hub.page(who)
    const again = figures(page, await snapshotOf(page))
    expect(again()).toMatchObject({ ...today, 'rank/general': undefined })
  })
})
