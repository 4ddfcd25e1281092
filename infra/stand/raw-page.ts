import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** A page made by hand, down to the bytes on its line: what no honest client would send or leave undone. */
export type RawPage = {
  readonly socket: Socket
  readonly isOpen: boolean
  /** Bytes as they are, framed or not. */
  write(bytes: Buffer): void
  /** One packet in one well-formed frame. */
  say(packet: string | Buffer): void
  /** An event with an acknowledgement: its reply, or undefined when the line ended or nothing came. */
  ask(event: string, body: unknown, withinMs?: number): Promise<unknown>
  /** Resolves with the first packet that begins so, now or later; undefined as above. */
  hear(beginning: string, withinMs?: number): Promise<string | undefined>
  readonly ended: Promise<void>
  close(): void
}

const HEARD_MS = 5_000
const KEPT = 64

/** What asks for a WebSocket, as a browser asks. */
export const upgradeOf = (hubUrl: string): string =>
  [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: ${new URL(hubUrl).host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    '\r\n',
  ].join('\r\n')

/** A line to the hub that has said nothing yet; whatever ends it is no error. */
export function openLine(hubUrl: string): Socket {
  const { hostname, port } = new URL(hubUrl)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  return socket.on('error', () => undefined)
}

/** Upgraded, and connected as somebody when a token is given; undefined when the hub refused the handshake. */
export async function openRawPage(hubUrl: string, token?: string): Promise<RawPage | undefined> {
  const page = talk(openLine(hubUrl))
  page.write(Buffer.from(upgradeOf(hubUrl)))
  const isIn = (await page.hear('0{')) !== undefined
  if (isIn && token !== undefined) {
    page.say(`40${JSON.stringify({ token })}`)
    if ((await page.hear('40{')) !== undefined) return page
  } else if (isIn) return page
  page.close()
  return undefined
}

function talk(socket: Socket): RawPage {
  const heard: string[] = []
  const waiting = new Map<string, (packet: string | undefined) => void>()
  let rest: Buffer = Buffer.alloc(0)
  let isUpgraded = false
  let asked = 1_000
  let isOpen = true
  const hearAll = (packet: string) => {
    if (packet === '2') page.say('3')
    const found = [...waiting].find(([beginning]) => packet.startsWith(beginning))
    if (found) found[1](packet)
    else if (heard.push(packet) > KEPT) heard.shift()
  }
  socket.on('data', (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (!isUpgraded) {
      const end = rest.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!rest.toString('latin1', 0, end).startsWith('HTTP/1.1 101')) return void socket.destroy()
      isUpgraded = true
      rest = rest.subarray(end + 4)
    }
    for (;;) {
      const frame = firstFrame(rest)
      if (frame === undefined) return
      rest = rest.subarray(frame.size)
      if (frame.opcode === 1) hearAll(frame.payload.toString())
    }
  })
  const ended = new Promise<void>((resolve) =>
    socket.once('close', () => {
      isOpen = false
      for (const tell of waiting.values()) tell(undefined)
      resolve()
    }),
  )
  const page: RawPage = {
    socket,
    get isOpen() {
      return isOpen
    },
    write(bytes) {
      if (isOpen) socket.write(bytes)
    },
    say(packet) {
      page.write(frameOf(packet))
    },
    hear(beginning, withinMs = HEARD_MS) {
      const at = heard.findIndex((packet) => packet.startsWith(beginning))
      if (at >= 0) return Promise.resolve(heard.splice(at, 1)[0])
      if (!isOpen) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        const tell = (packet: string | undefined) => {
          clearTimeout(timer)
          waiting.delete(beginning)
          resolve(packet)
        }
        const timer = setTimeout(() => tell(undefined), withinMs)
        waiting.set(beginning, tell)
      })
    },
    async ask(event, body, withinMs) {
      const id = String((asked += 1))
      const reply = page.hear(`43${id}[`, withinMs)
      page.say(`42${id}${JSON.stringify([event, body])}`)
      const text = await reply
      return text === undefined ? undefined : (JSON.parse(text.slice(2 + id.length)) as unknown[])[0]
    },
    ended,
    close() {
      isOpen = false
      socket.destroy()
    },
  }
  return page
}

/** The first whole frame of a server, which masks nothing. */
function firstFrame(bytes: Buffer): { opcode: number; payload: Buffer; size: number } | undefined {
  if (bytes.length < 2) return undefined
  const short = bytes[1]! & 0x7f
  const start = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < start) return undefined
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  const size = start + length
  return bytes.length < size ? undefined : { opcode: bytes[0]! & 0x0f, payload: bytes.subarray(start, size), size }
}

/** A frame of a client: text of a string, binary of bytes. */
export function frameOf(packet: string | Buffer): Buffer {
  const payload = Buffer.from(packet)
  const opcode = typeof packet === 'string' ? 0x81 : 0x82
  const { length } = payload
  const size = Buffer.alloc(length < 126 ? 1 : length < 65_536 ? 3 : 9)
  size[0] = 0x80 | (size.length === 1 ? length : size.length === 3 ? 126 : 127)
  if (size.length === 3) size.writeUInt16BE(length, 1)
  if (size.length === 9) size.writeBigUInt64BE(BigInt(length), 1)
  const mask = randomBytes(4)
  return Buffer.concat([Buffer.from([opcode]), size, mask, payload.map((byte, n) => byte ^ mask[n % 4]!)])
}
