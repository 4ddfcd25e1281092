/** Two soft notes, from the first gesture on: before it a browser lets no page sound. */
export class RingTone {
  #context: AudioContext | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  /** Call from a click or a key press. */
  wake(): void {
    this.#context ??= new AudioContext()
    if (this.#context.state === 'suspended') void this.#context.resume()
  }

  /** @param volume 0..1; it may change while it rings. */
  start(volume: () => number): void {
    if (this.#timer !== undefined) return
    this.#ring(volume())
    this.#timer = setInterval(() => this.#ring(volume()), 2_000)
  }

  /** Rings once, so that somebody can hear how loud it is. Call from a click or a key press. */
  once(volume: number): void {
    this.wake()
    this.#ring(volume)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #ring(volume: number): void {
    this.#note(587, 0, volume)
    this.#note(784, 0.22, volume)
  }

  #note(hertz: number, after: number, loud: number): void {
    const context = this.#context
    if (context === undefined || loud === 0) return
    // One that has just been woken plays what was asked of it as soon as it runs; one that sleeps would ring late.
    if (context.state !== 'running' && context.currentTime > 0) return
    const at = context.currentTime + after
    const volume = context.createGain()
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(0.16 * loud, at + 0.03)
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5)
    const note = new OscillatorNode(context, { type: 'sine', frequency: hertz })
    note.connect(volume).connect(context.destination)
    note.start(at)
    note.stop(at + 0.55)
  }
}
