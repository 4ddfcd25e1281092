import type { Instant } from '@hearline/domain'
import { account, deviceCode, person, PAIRING_MS, session, verification, type Store } from '@hearline/store'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { bearer, deviceAuthorization, username } from 'better-auth/plugins'
import type { Log } from '../log.ts'
import { COOKIE_PREFIX } from './cookie.ts'

/** A shift and its handover, in seconds. */
const SIGN_IN_S = 12 * 3600
/** A screen on a wall stays until somebody sends it away, in seconds. */
const WALLBOARD_S = 400 * 86_400
/** The only client that may ask for a code, and how often it may ask for its token, in seconds. */
export const WALLBOARD_CLIENT = 'hearline-wallboard'
export const POLL_S = 2

/** `agency-110101`, `op0001`: lower case, digits and inner hyphens. */
const isUsername = (text: string): boolean => /^[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])$/.test(text)

export type AccountsDeps = {
  readonly store: Store
  readonly secret: string
  readonly origins: readonly string[]
  readonly https: boolean
  readonly log: Log
  /** The database's clock. */
  readonly now: () => Instant
}

/** Accounts, passwords and sign-ins by the auth library; whoever is signed in is then known from the hub's own memory. */
export function openAccounts({ store, secret, origins, https, log, now }: AccountsDeps) {
  return betterAuth({
    baseURL: origins[0] ?? 'http://localhost',
    basePath: '/api/auth',
    secret,
    // single statements only: its own transactions would not be ours
    database: drizzleAdapter(store.read, {
      provider: 'pg',
      schema: { person, session, account, verification, deviceCode },
      transaction: false,
    }),
    // written by whoever makes accounts; the library only has to know of it
    user: { modelName: 'person', additionalFields: { role: { type: 'string', input: false } } },
    session: { expiresIn: SIGN_IN_S, disableSessionRefresh: true },
    // the library reckons by this hub's clock, which may be wrong; the database's decides what is over
    databaseHooks: {
      session: {
        create: {
          before: (made, ctx) => {
            const lastsS = ctx?.path === '/device/token' ? WALLBOARD_S : SIGN_IN_S
            return Promise.resolve({ data: { ...made, expiresAt: new Date(now() + lastsS * 1_000) } })
          },
        },
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [
      username({ usernameValidator: isUsername, minUsernameLength: 3, maxUsernameLength: 40 }),
      bearer(),
      // its routes for approving stay closed: they would give the screen a token of whoever approves
      deviceAuthorization({
        expiresIn: `${PAIRING_MS / 1_000}s`,
        interval: `${POLL_S}s`,
        validateClient: (id) => id === WALLBOARD_CLIENT,
        verificationUri: '/boards',
      }),
    ],
    // tried passwords are counted per account; a whole shift signs in from one address
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // a refusal is answered, anything else is thrown to the hub's own handler instead of written to stderr
    onAPIError: { throw: true },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: https,
      ipAddress: { disableIpTracking: true },
      // the hub checks every origin itself, before anything else
      disableOriginCheck: true,
      disableCSRFCheck: true,
    },
    logger: {
      level: 'error',
      log: (level, message) =>
        log[level === 'error' ? 'error' : 'debug']({ from: undefined, part: 'accounts' }, message),
    },
  })
}
export type Accounts = ReturnType<typeof openAccounts>
