import type { Page } from '@playwright/test'

/** Every move or press of a pointer from now on, over reloads too. */
export async function pointerMoves(page: Page): Promise<readonly string[]> {
  const moves: string[] = []
  await page.exposeBinding('pointed', (_, type: string) => void moves.push(type))
  await page.addInitScript(() => {
    const tell = (event: Event) => {
      void (globalThis as unknown as { pointed: (type: string) => Promise<void> }).pointed(event.type)
    }
    for (const type of ['pointermove', 'pointerdown', 'mousemove', 'mousedown', 'touchstart', 'wheel'])
      addEventListener(type, tell, { capture: true, passive: true })
  })
  return moves
}
