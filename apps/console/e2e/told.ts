import type { Row } from '@hearline/protocol'
import type { Page, WebSocketRoute } from '@playwright/test'

type Head = { epoch: string; seq: number }
/** What a topic shows instead of what the hub has told. */
type Instead = (rows: Row[]) => Row[]

/** A moment that stands still: lies between page and hub, and shows some topics as a picture needs them. */
export async function told(page: Page, instead: Readonly<Record<string, Instead>>): Promise<void> {
  await page.routeWebSocket(/socket\.io/, (line) => stand(line, instead))
}

function stand(line: WebSocketRoute, instead: Readonly<Record<string, Instead>>): void {
  const hub = line.connectToServer()
  const asked = new Map<string, string>()
  const heads = new Map<string, Head>()
  line.onMessage((message) => {
    const [, id, body] = /^42(\d+)\["watch",(.*)\]$/.exec(message.toString()) ?? []
    const { topic } = JSON.parse(body ?? '{}') as { topic?: string }
    if (id !== undefined && topic !== undefined && topic in instead) asked.set(id, topic)
    hub.send(message)
  })
  /** What the page hears; undefined: nothing. */
  const heard = (text: string): string | undefined => {
    const [, id = '', body = ''] = /^43(\d+)\[(.*)\]$/s.exec(text) ?? []
    const topic = asked.get(id)
    if (topic !== undefined) {
      asked.delete(id)
      const reply = JSON.parse(body) as Head & { rows?: Row[] }
      heads.set(topic, { epoch: reply.epoch, seq: reply.seq })
      return `43${id}${JSON.stringify([{ ...reply, rows: instead[topic]?.(reply.rows ?? []) }])}`
    }
    if (!text.startsWith('42[')) return text
    const [event, news] = JSON.parse(text.slice(2)) as [string, { topic?: string; heads?: Record<string, Head> }]
    if (event === 'news' && news.topic !== undefined && news.topic in instead) return undefined
    if (event === 'tick') for (const [each, head] of heads) if (news.heads?.[each]) news.heads[each] = head
    return `42${JSON.stringify([event, news])}`
  }
  hub.onMessage((message) => {
    const text = heard(message.toString())
    if (text !== undefined) line.send(text)
  })
}
