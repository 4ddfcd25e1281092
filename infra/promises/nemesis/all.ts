import { freezeHub } from './hub-frozen.ts'
import { killHub } from './hub-killed.ts'
import { tamperLine } from './line-tampered.ts'
import type { Nemesis } from './nemesis.ts'
import { restartPostgres } from './postgres-restarted.ts'
import { stopPostgres } from './postgres-stopped.ts'
import { flapRedis } from './redis-flapping.ts'
import { flushRedis } from './redis-flushed.ts'
import { killRedis } from './redis-killed.ts'
import { stopRedis } from './redis-stopped.ts'
import { cutSockets } from './sockets-cut.ts'

export const nemeses: readonly Nemesis[] = [
  killRedis,
  stopRedis,
  flushRedis,
  flapRedis,
  tamperLine,
  killHub,
  freezeHub,
  restartPostgres,
  stopPostgres,
  cutSockets,
]
