import { randomUUID } from 'node:crypto'
import { commandRefusals, generalRefusals, refusalBody } from '@hearline/protocol'
import { admitted, almost, type Known, type Shape } from './almost.ts'
import { mutate, pick, type Random } from './mutate.ts'

/** Where bodies of one shape are received. */
export type Door = { readonly path: string; readonly token?: string; readonly shape: Shape }
/** What became of nonsense. `wrong`: answers the contract does not have, in words, with what was sent. */
export type Told = { sent: number; taken: number; refused: number; wrong: string[] }

type Nonsense = {
  readonly hubUrl: string
  readonly doors: readonly Door[]
  readonly known: () => Known
  readonly count: number
  readonly random: Random
}

const AT_ONCE = 4
const MAX_SHOWN = 300

/** Valid, almost valid and broken bodies at every door in turn. */
export async function nonsenseByHttp({ hubUrl, doors, known, count, random }: Nonsense): Promise<Told> {
  const told: Told = { sent: 0, taken: 0, refused: 0, wrong: [] }
  const keys = Array.from({ length: 20 }, () => randomUUID())
  async function send(door: Door): Promise<void> {
    const body = bodyFor(door.shape, random, known())
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'idempotency-key': random() < 0.05 ? pick(random, keys) : randomUUID(),
      ...(door.token === undefined ? {} : { authorization: `Bearer ${door.token}` }),
    }
    const reply = await fetch(`${hubUrl}${door.path}`, { method: 'POST', headers, body: new Uint8Array(body) })
    const why = complaint(door.path, reply.status, await reply.text())
    if (reply.status < 300) told.taken += 1
    else told.refused += 1
    if (why !== undefined) told.wrong.push(`${why} to ${body.toString().slice(0, MAX_SHOWN)}`)
  }
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (told.sent < count) {
        const door = doors[told.sent % doors.length]!
        told.sent += 1
        await send(door).catch((error: unknown) => told.wrong.push(`${door.path}: ${String(error)}`))
      }
    }),
  )
  return told
}

function bodyFor(shape: Shape, random: Random, known: Known): Buffer {
  const valid = admitted(shape, random, known)
  const chance = random()
  const bytes = Buffer.from(JSON.stringify(chance < 0.3 ? valid : almost(valid, random)))
  return chance > 0.8 ? mutate(bytes, random) : bytes
}

/** What is wrong with an answer, in words; undefined when the contract has it. */
function complaint(path: string, status: number, text: string): string | undefined {
  if (status === 200 || status === 202) return undefined
  const is = `${path}: ${status} ${text.slice(0, MAX_SHOWN)}`
  const parsed = refusalBody.safeParse(json(text))
  if (status < 400 || status >= 500 || !parsed.success) return is
  const { code } = parsed.data.error
  const general = generalRefusals as Readonly<Record<string, number>>
  const own = commandRefusals as Readonly<Record<string, readonly string[]>>
  const conflicts = path.endsWith('/cti/events') ? ['stale-fence', 'call-gone'] : own[path.split('/').at(-1) ?? '']
  const isListed = Object.hasOwn(general, code) ? general[code] === status : status === 409 && conflicts?.includes(code)
  return isListed ? undefined : is
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
