import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The barest server there is, as a process: answers a POST, and says each small text frame of a WebSocket again. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

const server = createServer((req, res) => {
  req.resume()
  req.on('end', () => {
    res.setHeader('content-type', 'application/json')
    res.end('{"ok":true}')
  })
})
server.on('upgrade', (req, socket) => {
  const accept = createHash('sha1')
    .update(`${String(req.headers['sec-websocket-key'])}${GUID}`)
    .digest('base64')
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  socket.write([...head, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'))
  socket.on('error', () => undefined)
  socket.on('data', (frame: Buffer) => {
    const length = (frame[1] ?? 0) & 0x7f
    if (((frame[0] ?? 0) & 0x0f) !== 1 || length > 125) return void socket.end()
    const mask = frame.subarray(2, 6)
    const text = frame.subarray(6, 6 + length).map((byte, n) => byte ^ (mask[n % 4] ?? 0))
    socket.write(Buffer.concat([Buffer.from([0x81, length]), text]))
  })
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
