import { commandReply, type CommandBody, type CommandName, type CommandReply, type Row } from '@hearline/protocol'
import { offline, readRefusal, type Refusal } from './refusal.ts'
import { retryAfter } from './retry.ts'

export type Sent<N extends CommandName> =
  { ok: true; value: CommandReply<N>; rows: Row[] } | { ok: false; refusal: Refusal }

export type Post = {
  fetch: typeof fetch
  newKey: () => string
  wait: (ms: number) => Promise<void>
  random: () => number
}

const answerWithin = 8_000

/**
 * One command, one key: in doubt (503, no answer) the same key is sent again, so that the effect happens once.
 */
export async function send<N extends CommandName>(post: Post, name: N, body: CommandBody<N>): Promise<Sent<N>> {
  const key = post.newKey()
  for (let attempt = 1; ; attempt++) {
    const answer = await once(post, name, key, body)
    if (answer?.status === 200) {
      const reply = commandReply(name).parse(answer.body) as { value: CommandReply<N>; rows: Row[] }
      return { ok: true, value: reply.value, rows: reply.rows }
    }
    const inDoubt = answer === undefined || answer.status === 503 || answer.status === 502 || answer.status === 504
    const pause = inDoubt ? retryAfter(attempt, answer?.after ?? null, post.random()) : undefined
    if (pause !== undefined) await post.wait(pause)
    else if (answer === undefined) return { ok: false, refusal: offline }
    else return { ok: false, refusal: readRefusal(answer.status, answer.body) }
  }
}

type Answer = { status: number; after: string | null; body: unknown }

/** Undefined when no whole answer came: one whose end is lost on the way says as little as none. */
async function once(post: Post, name: CommandName, key: string, body: object): Promise<Answer | undefined> {
  try {
    const answer = await post.fetch(`/api/v1/commands/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithin),
    })
    const read = answer.json() as Promise<unknown>
    const { status, headers } = answer
    return {
      status,
      after: headers.get('retry-after'),
      body: await (status === 200 ? read : read.catch(() => undefined)),
    }
  } catch {
    return undefined
  }
}
