/**
 * Loaded before a hub (`node --import`): its wall clock is off by HEARLINE_CLOCK_OFF ms, and by as much the other way
 * after each SIGUSR2. The monotonic clock is right, as on a machine whose time was set wrong.
 */
const Right = Date
let off = Number(process.env['HEARLINE_CLOCK_OFF'] ?? 0)
process.on('SIGUSR2', () => (off = -off))

globalThis.Date = class extends Right {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(Right.now() + off)
    else super(...(given as [number]))
  }
  static override now(): number {
    return Right.now() + off
  }
} as DateConstructor
