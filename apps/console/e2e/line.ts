import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A network cable between a page and the hub: pulled, nothing comes through and nothing new is joined. */
export class Line {
  readonly #server: Server
  readonly #joined = new Set<Socket>()
  #isCut = false

  private constructor(hubPort: number) {
    this.#server = createServer((page) => {
      if (this.#isCut) page.destroy()
      else this.#join(page, connect(hubPort, 'localhost'))
    })
  }

  static async to(hubPort: number): Promise<Line> {
    const line = new Line(hubPort)
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', () => resolve()))
    return line
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  cut(): void {
    this.#isCut = true
    for (const one of this.#joined) one.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #join(page: Socket, hub: Socket): void {
    for (const [one, other] of [
      [page, hub],
      [hub, page],
    ] as const) {
      this.#joined.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        this.#joined.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  }
}
