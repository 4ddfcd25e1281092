import { z } from 'zod'

/** `POST /api/auth/device/code`: a screen asks to be let in. It shows `userCode` and asks for its token by `deviceCode`. */
export const pairing = z.object({
  deviceCode: z.string(),
  userCode: z.string(),
  /** Seconds until the code is worth nothing, and between two questions for the token. */
  expiresIn: z.int(),
  interval: z.int(),
})
export type Pairing = z.infer<typeof pairing>

/** `POST /api/auth/device/token {deviceCode}`: the token of a screen that was let in, and its own id. */
export const paired = z.object({ token: z.string(), wallboardId: z.string() })
export type Paired = z.infer<typeof paired>

/** Why there is no token yet, or never will be: 409. */
export const pairingRefusals = ['pairing-pending', 'pairing-slow-down', 'pairing-refused', 'pairing-expired'] as const
