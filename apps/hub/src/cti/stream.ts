import type { Instruction } from '@hearline/protocol'
import { instructionsAfter, streamGeneration, Unavailable, type InstructionRow, type Vault } from '@hearline/store'
import type { Request, Response } from 'express'
import { openBell, type Bell } from '../timers/bell.ts'
import type { CtiDeps } from './deps.ts'
import { drained } from './drained.ts'
import { begin, type Begun } from './snapshot.ts'

/** Without news the table is looked at this often, for what another hub committed. */
const POLL_MS = 1_000
const HEARTBEAT_MS = 5_000
const BATCH = 200

/** Open instruction streams of this hub, so that a newer one and the hub's end can close them. */
export type Streams = Set<{ wake(): void; end(): void }>

type Deps = CtiDeps & { switchId: string; streams: Streams }

/** One switch's instructions, each at least once, until it goes away or opens a newer stream somewhere. */
export async function streamInstructions(deps: Deps, req: Request, res: Response): Promise<void> {
  const { store, switchId, streams } = deps
  const { value: begun } = await store.tx((tx) => begin(tx, switchId, cursorOf(req)))
  if (!isOpen(res)) return
  const bell = openBell()
  const mine = { wake: () => bell.ring(), end: () => res.end() }
  for (const other of streams) other.wake()
  streams.add(mine)
  res.once('close', mine.wake)
  try {
    await send(deps, res, begun, bell)
  } finally {
    streams.delete(mine)
  }
}

async function send(deps: Deps, res: Response, begun: Begun, bell: Bell): Promise<void> {
  const { store, switchId } = deps
  res.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  res.flushHeaders()
  if (begun.snapshot) res.write(frame('snapshot', begun.cursor, begun.snapshot))

  let { cursor } = begun
  let quietSince = performance.now()
  while (isOpen(res)) {
    try {
      if ((await streamGeneration(store.read, switchId)) !== begun.generation) {
        res.end(frame('replaced', undefined, {}))
        return
      }
      const rows = await instructionsAfter(store.read, switchId, cursor, BATCH)
      for (const row of rows) {
        if (!isOpen(res)) return
        if (!res.write(frame('instruction', row.n, wire(row, store.vault)))) await drained(res)
        cursor = row.n
        quietSince = performance.now()
      }
      if (rows.length === BATCH) continue
    } catch (error) {
      if (!(error instanceof Unavailable)) deps.log.error({ err: error }, 'an instruction stream stumbled')
    }
    if (isOpen(res) && performance.now() - quietSince > HEARTBEAT_MS) {
      res.write(': here\n\n')
      quietSince = performance.now()
    }
    await bell.wait(POLL_MS)
  }
}

const isOpen = (res: Response): boolean => !res.writableEnded && !res.destroyed

function cursorOf(req: Request): number | undefined {
  const text = req.get('last-event-id') ?? req.query['cursor']
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function wire({ id, n, switchCall, fence, expiresAt, body }: InstructionRow, vault: Vault): Instruction {
  const ends = expiresAt === null ? {} : { expiresAt: new Date(expiresAt).toISOString() }
  return { ...opened(body as Body, vault), id, n, call: switchCall, fence, ...ends } as Instruction
}

type Body = { sealed?: string; key?: number }

/** A number outside is opened on its way to the switch only. */
function opened({ sealed, key, ...body }: Body, vault: Vault): object {
  if (sealed === undefined || key === undefined) return body
  return { ...body, number: vault.open(Buffer.from(sealed, 'base64'), key) }
}

const frame = (event: string, id: number | undefined, data: unknown) =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
