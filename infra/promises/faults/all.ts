import { claimers } from './claimers.ts'
import { clocks } from './clocks.ts'
import { floorUnderEach, floorUnderTwo } from './floor-under.ts'
import { hostile } from './hostile.ts'
import { hubFrozen } from './hub-frozen.ts'
import { hubKilled } from './hub-killed.ts'
import { lastMessage } from './last-message.ts'
import { lineTampered } from './line-tampered.ts'
import { movesUnderRedis } from './moves-under-redis.ts'
import { postgresRestarted } from './postgres-restarted.ts'
import { postgresStopped } from './postgres-stopped.ts'
import type { FaultPromise } from './promise.ts'
import { redisFlapping } from './redis-flapping.ts'
import { redisKilled } from './redis-killed.ts'
import { redisStopped } from './redis-stopped.ts'
import { restored } from './restored.ts'
import { sameCommand } from './same-command.ts'
import { socketsCut } from './sockets-cut.ts'
import { thousand } from './thousand.ts'

/** In the order in which they are tried on one stand. */
export const faultPromises: readonly FaultPromise[] = [
  redisKilled,
  redisStopped,
  redisFlapping,
  movesUnderRedis,
  lastMessage,
  lineTampered,
  hubKilled,
  hubFrozen,
  sameCommand,
  socketsCut,
  ...hostile,
  postgresRestarted,
  postgresStopped,
  clocks,
  restored,
  ...floorUnderEach,
  ...floorUnderTwo,
  claimers,
  thousand,
]
