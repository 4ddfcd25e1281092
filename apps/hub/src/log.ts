import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Field names under which personal data or a secret might be handed in by mistake. */
const hidden = [
  ...['password', 'token', 'authorization', 'cookie', 'secret', 'key'],
  ...['phone', 'from', 'number', 'caller', 'contactName', 'contactPhone', 'address', 'text', 'title', 'answer', 'sdp'],
]

/** One JSON object a line; no personal data, no secrets, no request bodies. */
export function openLog(level: string, destination?: DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { app: 'hub' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
    serializers: { err: plainError, error: plainError },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** Postgres puts values into `detail`, drivers put parameters beside the query: only name, code, words and stack pass. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'something that is no error was thrown' }
  const code = (error as { code?: unknown }).code
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? []
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: error.message.split('\nparams:')[0],
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: plainError(error.cause) } : {}),
  }
}
