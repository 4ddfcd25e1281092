import { randomUUID } from 'node:crypto'
import { appealsAtHand } from './appeals/at-hand.ts'
import { demoPlan, replayPlan } from './arrivals/plan.ts'
import { crowd } from './callers/crowd.ts'
import { dialling } from './callers/dialling.ts'
import { scaledClock } from './clock.ts'
import { openLog } from './log.ts'
import { classifier } from './operators/classify.ts'
import { openCrew } from './operators/crew.ts'
import { signIn } from './operators/session.ts'
import { usernames } from './operators/usernames.ts'
import { randomFrom } from './random/generator.ts'
import { readReference } from './reference.ts'
import { summarise, writeReport } from './report.ts'
import { playOut } from './run.ts'
import { readSettings } from './settings.ts'
import { openAccount } from './switch/account.ts'
import { listen } from './switch/instructions.ts'
import { openOutbox } from './switch/outbox.ts'
import { createSwitch } from './switch/switch.ts'
import { openVoice } from './voice.ts'

const stop = (sentence: string): never => {
  console.error(sentence)
  process.exit(2)
}

// What is asked for.
const read = readSettings(process.argv.slice(2), process.env)
const settings = typeof read === 'string' ? stop(read) : read
const { hub, ctiKey: key, speed, replay } = settings
const log = openLog(settings.logLevel)
const random = randomFrom(settings.seed)
const planned = await (replay === undefined
  ? demoPlan(random.fork('arrivals'), settings.operators)
  : replayPlan(random.fork('arrivals'), replay, settings.operators))
const plan = typeof planned === 'string' ? stop(planned) : planned
const keep = settings.report !== undefined

// A signal ends the run; a second one ends the process.
const stopping = new AbortController()
const { signal } = stopping
for (const name of ['SIGTERM', 'SIGINT'] as const) {
  process.once(name, () => {
    stopping.abort()
  })
}

// What everyone looks up, read by the first operator.
const names = usernames(settings.operators)
log.info('starting', { hub, operators: names.length, speed, seed: settings.seed, calls: plan.total })
const clerk = await signIn(hub, names[0] ?? '', signal)
if (clerk === undefined) process.exit(signal.aborted ? 0 : stop(`${names[0] ?? ''} cannot sign in at ${hub}`))
const reference = await readReference(hub, clerk, signal).catch((error: unknown) =>
  signal.aborted ? process.exit(0) : stop(String(error)),
)
const appeals = await appealsAtHand()

// The switch and its callers.
const clock = scaledClock(speed)
const voice = openVoice(clock)
const account = openAccount(keep)
const outbox = openOutbox({
  url: hub,
  key,
  log,
  onTaken: (saying, taken) => {
    desk.taken(saying, taken)
  },
})
const desk = createSwitch({
  boot: randomUUID().slice(0, 8),
  clock,
  random: random.fork('switch'),
  outbox,
  voice,
  account,
  // A run of so many calls has exactly so many.
  redials: plan.total === undefined,
})
const connected = Promise.withResolvers<undefined>()
const instructions = listen({
  url: hub,
  key,
  log,
  onOpen: () => {
    outbox.say(desk.up())
    connected.resolve(undefined)
  },
  onInstruction: desk.obey,
  onUnreadable: desk.cannotRead,
  onSnapshot: desk.reconcile,
  onReplaced: () => {
    log.error('another switch with the same key has taken over')
    process.exitCode = 1
    stopping.abort()
  },
})

// The operators.
const crew = openCrew({
  transfers: settings.transfers,
  hub,
  usernames: names,
  clock,
  random: random.fork('operators'),
  voice,
  appeals,
  classify: classifier(reference),
  log,
  keep,
  signal,
})
const startedAt = new Date()
const simulated = () => ((Date.now() - startedAt.getTime()) / 1000) * speed
await Promise.race([
  connected.promise,
  new Promise((resolve) => {
    signal.addEventListener('abort', resolve)
  }),
])
await crew.staff(plan.staffAt(0))
const shifts = setInterval(() => void crew.staff(plan.staffAt(simulated())), 60_000 / speed)
const progress = setInterval(() => {
  log.info('progress', summarise(account, desk, outbox, crew))
}, 10_000)

// The day.
const complete = await playOut({
  clock,
  callers: crowd(random.fork('crowd'), plan.arrivals, dialling(reference.hotlines, crew.rows())),
  arrive: desk.arrive,
  open: () => desk.open() + outbox.waiting() + crew.working(),
  signal,
  patience: 3600,
  speed,
})

// Everyone goes home.
clearInterval(progress)
clearInterval(shifts)
const summary = summarise(account, desk, outbox, crew)
desk.breakAll()
await Promise.all([
  crew.close(),
  Promise.race([outbox.flushed(), new Promise((resolve) => setTimeout(resolve, 8_000))]),
])
instructions.close()
outbox.close()
await clerk.end()
if (settings.report !== undefined) {
  await writeReport(settings.report, settings, {
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    complete,
    summary,
    calls: account.calls(),
    operators: crew.pages(),
  })
}
log.info('ended', { complete, ...summary })
process.exit(process.exitCode ?? (complete || replay === undefined ? 0 : 1))
