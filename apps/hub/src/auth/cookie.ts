/** `hearline.session_token`, with the browser's `__Secure-` mark when served by https. */
export const COOKIE_PREFIX = 'hearline'
const NAME = /^(?:__Secure-)?hearline\.session_token$/

/** The value of the session cookie in a `Cookie` header. */
export function sessionCookie(header: string | undefined): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (at < 0 || !NAME.test(part.slice(0, at).trim())) continue
    try {
      return decodeURIComponent(part.slice(at + 1).trim())
    } catch {
      return undefined
    }
  }
  return undefined
}
