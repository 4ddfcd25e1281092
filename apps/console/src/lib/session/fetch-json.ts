import type { z } from 'zod'
import { offline, readRefusal, type Refusal } from '#lib/commands/refusal.ts'

const answerWithin = 8_000

/**
 * Reads `path` of the hub and checks what comes; a refusal is a value.
 * @param question what is too private for an address: it goes in a body, and changes nothing
 */
export async function fetchJson<T>(path: string, schema: z.ZodType<T>, question?: object): Promise<T | Refusal> {
  const asking = question && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
  }
  try {
    const answer = await fetch(path, { ...asking, signal: AbortSignal.timeout(answerWithin) })
    if (!answer.ok) return readRefusal(answer.status, await answer.json().catch(() => undefined))
    return schema.parse(await answer.json())
  } catch (error) {
    // the last one: what came was not the whole answer
    if (error instanceof DOMException || error instanceof TypeError || error instanceof SyntaxError) return offline
    throw error
  }
}
