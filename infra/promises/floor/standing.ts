import { snapshot } from '@hearline/protocol'
import { stand } from '../../stand/hub.ts'

/** The switch's names of the calls a stream of instructions without a cursor begins with. */
export async function standingCalls(url: string): Promise<string[]> {
  const stop = new AbortController()
  try {
    const reply = await fetch(`${url}/api/v1/cti/instructions`, {
      headers: { authorization: `Bearer ${stand.CTI_KEY}` },
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(10_000)]),
    })
    let text = ''
    for await (const piece of reply.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += piece
      const data = /^event: snapshot\ndata: (.*)\n\n/m.exec(text)?.[1]
      if (data !== undefined) return snapshot.parse(JSON.parse(data)).calls.map(({ call }) => call)
    }
    throw new Error('the stream ended before its snapshot')
  } finally {
    stop.abort()
  }
}
