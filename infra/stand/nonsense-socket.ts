import { plainReply, watchReply } from '@hearline/protocol'
import { setTimeout as wait } from 'node:timers/promises'
import { admitted, almost, type Known, type Shape } from './almost.ts'
import { mutate, pick, type Random } from './mutate.ts'
import type { Told } from './nonsense-http.ts'
import { frameOf, openLine, openRawPage, upgradeOf, type RawPage } from './raw-page.ts'

type Nonsense = {
  readonly hubUrl: string
  /** One for each page, for the newest desk of an operator ends the one before. */
  readonly tokens: readonly string[]
  readonly events: readonly { readonly name: string; readonly shape: Shape }[]
  readonly known: () => Known
  readonly count: number
  readonly random: Random
}

/** Sent to one page before it is asked whether it still lives; below what the hub lets a page say in a second. */
const BURST = 30
const BURST_MS = 220
const SHOWN = 200
/** A larger frame ends the line instead of being answered, in bytes. */
const MAX_FRAME = 16_384

/** Half of it mutated frames, down to the bytes of the upgrade; half events with almost valid bodies. */
export async function nonsenseBySocket({ hubUrl, tokens, events, known, count, random }: Nonsense): Promise<Told> {
  const told: Told = { sent: 0, taken: 0, refused: 0, wrong: [] }
  const samplesOf = (token: string) => [
    '2probe',
    '3',
    '6',
    `40${JSON.stringify({ token })}`,
    '41',
    '40/admin,{}',
    '421["watch",{"topic":"queues"}]',
    '42["watch",{"topic":"queue/general","epoch":"e","seq":3}]',
    '4277["alive",{"nonce":"0199b0de-0000-7000-8000-000000000001"}]',
    '421["unwatch",{"topic":"desk"}]',
    '4312[{"ok":true}]',
    '451-["watch",{"_placeholder":true,"num":0}]',
    '44{"message":"no"}',
  ]

  function bodyOf({ shape }: { readonly shape: Shape }): unknown {
    const valid = admitted(shape, random, known())
    return random() < 0.3 ? valid : almost(valid, random)
  }

  async function askAlmost(page: RawPage): Promise<void> {
    const event = pick(random, events)
    const { name } = event
    let body = bodyOf(event)
    while (Buffer.byteLength(JSON.stringify([name, body])) > MAX_FRAME - 50) body = bodyOf(event)
    const reply = await page.ask(name, body)
    const sent = JSON.stringify([name, body])
    if (reply === undefined) {
      told.wrong.push(
        `no reply ${page.isOpen ? 'on an open line' : 'before the line ended'} to ${sent.slice(0, SHOWN)}`,
      )
      return
    }
    const parsed = (name === 'watch' ? watchReply : plainReply).safeParse(reply)
    if (!parsed.success) told.wrong.push(`${JSON.stringify(reply).slice(0, SHOWN)} to ${sent.slice(0, SHOWN)}`)
    else if (parsed.data.ok) told.taken += 1
    else told.refused += 1
  }

  /** Whatever it says, the line lives on or ends; it never hangs. */
  async function sayMutated(page: RawPage, samples: readonly string[]): Promise<void> {
    for (let n = 0; n < 4 && page.isOpen; n += 1) {
      told.sent += 1
      const packet = Buffer.from(pick(random, samples))
      const way = random()
      if (way < 0.2) page.write(mutate(frameOf(packet.toString()), random))
      else if (way < 0.35) page.say(mutate(packet, random))
      else page.say(mutate(packet, random).toString())
    }
    // a frame cut short may have swallowed what came after it: such a line is left to the hub's own patience
    if ((await page.ask('alive', { nonce: 'x' }, 1_000)) === undefined) page.close()
  }

  async function badUpgrade(): Promise<void> {
    told.sent += 1
    const line = openLine(hubUrl).resume()
    const gone = new Promise<void>((resolve) => line.once('close', () => resolve()))
    line.write(mutate(Buffer.from(upgradeOf(hubUrl)), random))
    await Promise.race([gone, wait(300)])
    line.destroy()
  }

  async function visit(token: string): Promise<void> {
    if (random() < 0.1) return badUpgrade()
    const samples = samplesOf(token)
    const isNobody = random() < 0.15
    const page = await openRawPage(hubUrl, isNobody ? undefined : token)
    if (page === undefined) return wait(100)
    for (let n = 0; n < 12 && page.isOpen && told.sent < count; n += 1) {
      const burst = wait(BURST_MS)
      if (isNobody || random() < 0.4) await sayMutated(page, samples)
      else {
        const some = Math.min(BURST, count - told.sent)
        told.sent += some
        await Promise.all(Array.from({ length: some }, () => askAlmost(page)))
      }
      await burst
    }
    page.close()
  }

  await Promise.all(
    tokens.map(async (token) => {
      while (told.sent < count) await visit(token)
    }),
  )
  return told
}
