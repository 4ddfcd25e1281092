import { z } from 'zod'

/** How many times as fast a demo's callers and simulated operators live. */
export const demoSpeeds = [1, 2, 4] as const
/** `fair`: the demo's own day; `rain`: half as many calls again; `storm`: as on the worst day a city has known. */
export const demoWeathers = ['fair', 'rain', 'storm'] as const

/** `POST /api/v1/demo`, of a demo only. */
export const demoChoice = z.strictObject({ speed: z.literal(demoSpeeds), weather: z.enum(demoWeathers) })
export type DemoChoice = z.infer<typeof demoChoice>

/** `GET` and `POST /api/v1/demo`: what was chosen, which a hub forgets when it ends, and whether a simulator follows. */
export const demo = z.object({ speed: z.literal(demoSpeeds), weather: z.enum(demoWeathers), followed: z.boolean() })
export type Demo = z.infer<typeof demo>
