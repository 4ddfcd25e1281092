/** Two soft notes, from the first gesture on: before it a browser lets no page sound. */
export class RingTone {
  #context: AudioContext | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  /** Call from a click or a key press. */
  wake(): void {
    this.#context ??= new AudioContext()
    if (this.#context.state === 'suspended') void this.#context.resume()
  }

  start(): void {
    if (this.#timer !== undefined) return
    this.#ring()
    this.#timer = setInterval(() => this.#ring(), 2_000)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #ring(): void {
    this.#note(587, 0)
    this.#note(784, 0.22)
  }

  #note(hertz: number, after: number): void {
    const context = this.#context
    if (context?.state !== 'running') return
    const at = context.currentTime + after
    const volume = context.createGain()
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(0.08, at + 0.03)
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5)
    const note = new OscillatorNode(context, { type: 'sine', frequency: hertz })
    note.connect(volume).connect(context.destination)
    note.start(at)
    note.stop(at + 0.55)
  }
}
