import { desk } from './desk.ts'
import { erlang } from './erlang.ts'
import type { Bench } from './figure.ts'
import { floor } from './floor.ts'
import { latency } from './latency.ts'
import { load } from './load.ts'

export const benches: readonly Bench[] = [latency, desk, floor, erlang, load]
