import { commands, ctiEvent, toHub } from '@hearline/protocol'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Known, Shape } from '../../stand/almost.ts'
import { nonsenseByHttp, type Door } from '../../stand/nonsense-http.ts'
import { nonsenseBySocket } from '../../stand/nonsense-socket.ts'
import { grownBy } from '../../stand/gauge.ts'
import { signIn } from '../../stand/person.ts'
import { randomFrom } from '../../stand/random.ts'
import { ring, goReady } from '../../stand/ring.ts'
import { openSwitch } from '../../stand/switch.ts'
import { stand as secrets } from '../../stand/hub.ts'
import { inWords, openWitness, quantile } from '../../stand/witness.ts'
import type { FaultPromise } from './promise.ts'

const MEMORY_MB = 200
const REPLY_MS = 1_500

const PAGES = Array.from({ length: 8 }, (_, n) => `op${1_620 + n}`)

const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as Shape
const shapesOf = (schemas: Readonly<Record<string, z.ZodType>>) =>
  Object.entries(schemas).map(([name, schema]) => ({ name, shape: shapeOf(schema) }))

export const mutatedInput: FaultPromise = {
  name: 'mutated-input',
  promise:
    '50,000 mutated frames and almost valid bodies (the short form: 2,000): each refused by a typed reply or taken, nothing uncaught, no crash',
  once: true,
  async run({ stand, full, seed }) {
    const { hub } = stand
    const each = full ? 12_500 : 500
    await using open = new AsyncDisposableStack()
    const line = open.adopt(openSwitch(hub.url), (one) => one.close())
    await line.up()
    const witness = open.adopt(await openWitness(hub.url, 'op1672'), (one) => one.close())
    const me = open.adopt(await goReady({ hub }, 'op1673'), ({ desk }) => desk.close())
    const [lead, scapegoat, ...others] = await Promise.all(
      ['manager', 'op1674', ...PAGES].map((username) => signIn(hub.url, username)),
    )
    const { offer, name } = await ring({ line }, me)
    await me.person.command('answer-call', { callId: offer.id, fence: offer.fence })
    const [errors, crashes] = [hub.errors.length, hub.crashes.length]
    const before = await witness.during(wait(full ? 3_000 : 1_000))

    const known = (): Known => {
      const rows = [...me.desk.rows.values()]
      const ids = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id)
      return {
        callId: ids('call'),
        ticketId: ids('ticket'),
        fence: rows.flatMap((row) => (row.kind === 'call' ? [row.fence] : [])),
        operatorId: [scapegoat!.operatorId],
        operator: [scapegoat!.operatorId],
        call: [name, 'nonsense-1', 'nonsense-2', 'nonsense-3'],
        queue: ['general'],
        queueId: ['general'],
        topic: ['desk', 'queues', 'queue/general', 'floor', `ticket/${ids('ticket')[0] ?? ''}`, 'ticket/', 'unit/../x'],
        to: ['12345', { queue: 'general' }],
      }
    }
    const doors: Door[] = [
      ...shapesOf(commands).flatMap(({ name: command, shape }) =>
        [me.person, lead!].map(({ token }) => ({ path: `/api/v1/commands/${command}`, token, shape })),
      ),
      { path: '/api/auth/sign-in/username', shape: { type: 'object', properties: { username: {}, password: {} } } },
    ]
    const events: Door[] = (shapeOf(ctiEvent).oneOf ?? []).map((shape) => ({
      path: '/api/v1/cti/events',
      token: secrets.CTI_KEY,
      shape,
    }))
    const all = { hubUrl: hub.url, known }
    const nonsense = Promise.all([
      nonsenseByHttp({ ...all, doors, count: each, random: randomFrom(seed) }),
      nonsenseByHttp({ ...all, doors: events, count: each, random: randomFrom(seed + 1) }),
      nonsenseBySocket({
        ...all,
        tokens: others.map(({ token }) => token),
        events: shapesOf(toHub),
        count: 2 * each,
        random: randomFrom(seed + 2),
      }),
    ])
    const [seen, grown, found] = await Promise.all([witness.during(nonsense), grownBy(hub.url, nonsense), nonsense])
    await line.post({ type: 'switch-up', boot: 'after', can: [], seats: ['hub'], calls: [] })
    const wrong = found.flatMap((one) => one.wrong)
    const bad = [...hub.errors.slice(errors), ...hub.crashes.slice(crashes)]
    const sum = (of: 'sent' | 'taken' | 'refused') => found.reduce((total, one) => total + one[of], 0)
    const figure = [
      `${sum('sent')} sent, ${sum('taken')} taken, ${sum('refused')} refused by a typed reply, ${wrong.length} wrong`,
      `${bad.length} errors or crashes, memory grew ${grown.toFixed()} MB`,
      `a desk before: ${inWords(before)}; meanwhile: ${inWords(seen)}`,
      ...wrong.slice(0, 5),
      ...bad.slice(0, 5).map((text) => text.slice(0, 600)),
    ]
    const isTried = sum('sent') >= 4 * each && sum('taken') > 0 && sum('refused') > each
    const unharmed = seen.refused === 0 && quantile(0.99, seen.news) <= REPLY_MS
    const held = wrong.length === 0 && bad.length === 0 && grown <= MEMORY_MB
    return { figure: figure.join('; '), held: isTried && held && unharmed }
  },
}
