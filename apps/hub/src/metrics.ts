import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** What operations can see of this hub. Labels are names from closed lists only: no ids, no people. */
export function openMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    commands: new Histogram({
      name: 'hearline_command_seconds',
      help: 'Time to answer a command, by name and status',
      labelNames: ['name', 'status'],
      buckets: SECONDS,
      registers,
    }),
    sockets: new Gauge({ name: 'hearline_sockets', help: 'Open sockets', registers }),
    desks: new Gauge({ name: 'hearline_desks', help: 'Desks of operators on this hub', registers }),
    handshakes: new Counter({
      name: 'hearline_handshakes_total',
      help: 'Handshakes of pages: admitted, refused for their origin, or too many at once',
      labelNames: ['result'],
      registers,
    }),
    statements: new Counter({
      name: 'hearline_statements_total',
      help: 'Statements sent to Postgres, by the lines they took: transactions, single ones, or a lane of its own',
      labelNames: ['lines'],
      registers,
    }),
    news: new Counter({ name: 'hearline_news_total', help: 'News sent, one a socket', registers }),
    cut: new Counter({
      name: 'hearline_sockets_cut_total',
      help: 'Sockets closed by the hub',
      labelNames: ['reason'],
      registers,
    }),
    healed: new Counter({ name: 'hearline_rows_healed_total', help: 'Rows only the healing read brought', registers }),
    asOfAge: new Gauge({ name: 'hearline_as_of_age_seconds', help: 'Age of the last healing read', registers }),
    redisUp: new Gauge({ name: 'hearline_redis_up', help: '1 while news reaches Redis', registers }),
    redisLost: new Counter({ name: 'hearline_redis_lost_total', help: 'Publishes that failed', registers }),
    waiting: new Gauge({ name: 'hearline_calls_waiting', help: 'Calls queued or offered', registers }),
    overlooked: new Gauge({
      name: 'hearline_calls_overlooked',
      help: 'Calls that have waited 30 s beside a free seat that may take them',
      registers,
    }),
    notNow: new Counter({
      name: 'hearline_not_now_total',
      help: 'Requests that Postgres could not serve just now, by why: silent, no connection free, a lock, a statement',
      labelNames: ['why'],
      registers,
    }),
    bugs: new Counter({ name: 'hearline_bugs_total', help: 'Unexpected errors', labelNames: ['where'], registers }),
  }
}
export type Metrics = ReturnType<typeof openMetrics>
