export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]
type Write = (message: string, about?: Record<string, unknown>) => void
export type Log = Record<Exclude<LogLevel, 'silent'>, Write>

/** One JSON object a line. Nobody's number or words go in here. */
export function openLog(level: LogLevel, print: (line: string) => void = console.log): Log {
  const write =
    (name: LogLevel): Write =>
    (message, about = {}) => {
      if (logLevels.indexOf(name) < logLevels.indexOf(level)) return
      print(JSON.stringify({ time: new Date().toISOString(), level: name, room: 'simulator', message, ...about }))
    }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}
