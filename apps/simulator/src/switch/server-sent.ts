export type ServerSent = { id?: string; event: string; data: string }

/**
 * Reader of a text/event-stream (HTML Living Standard, 9.2.6): takes pieces of text as they come, gives whole events.
 * Comments are dropped, and so is an event cut off by the end.
 */
export function serverSentReader(): (piece: string) => ServerSent[] {
  let rest = ''
  let fields: { id?: string; event?: string; data: string[] } = { data: [] }
  return (piece) => {
    const events: ServerSent[] = []
    rest += piece
    // A lone CR at the end may be half of CR LF: it waits for the next piece.
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        const { id, event = 'message', data } = fields
        if (data.length > 0) events.push({ ...(id === undefined ? {} : { id }), event, data: data.join('\n') })
        fields = { data: [] }
        continue
      }
      const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/.exec(line) ?? []
      if (name === 'data') fields.data.push(value)
      else if (name === 'id' || name === 'event') fields[name] = value
    }
    return events
  }
}
