import { appealsAtHand } from './appeals/at-hand.ts'
import { pacedSpeed } from './arrivals/pace.ts'
import type { Sky } from './arrivals/sky.ts'
import { every, scaledClock } from './clock.ts'
import { followDemo } from './follow-demo.ts'
import { openLog } from './log.ts'
import { workCallBacks } from './operators/call-backs.ts'
import { classifier } from './operators/classify.ts'
import { openCrew } from './operators/crew.ts'
import { watchCallBacks } from './operators/due-call-backs.ts'
import { signIn } from './operators/session.ts'
import { usernames } from './operators/usernames.ts'
import { planFor } from './plan/plan-for.ts'
import { writePlan } from './plan/written.ts'
import { randomFrom } from './random/generator.ts'
import { readReference } from './reference.ts'
import { startLooking } from './report/looking.ts'
import { openGauge, type Delay } from './report/machine.ts'
import { playedDay } from './report/played.ts'
import { writeReport, type Report } from './report/report.ts'
import { progressLine, summarise } from './report/summary.ts'
import { reportText } from './report/text.ts'
import { playOut } from './run.ts'
import { readSettings } from './settings.ts'
import { openAccount } from './switch/account.ts'
import { connectSwitch } from './switch/connection.ts'
import { openVoice } from './voice.ts'

/** Operators at their desks when the demo's first call comes. */
const OPEN_WITH = 24

const stop = (sentence: string): never => {
  console.error(sentence)
  process.exit(2)
}

// What is asked for.
const read = readSettings(process.argv.slice(2), process.env)
const settings = typeof read === 'string' ? stop(read) : read
const { hub, ctiKey: key, speed, pace, seed, reports } = settings
const log = openLog(settings.logLevel)
const random = randomFrom(seed)
const sky: Sky = { weather: 'fair' }
const planned = await planFor(random, { ...settings, sky })
const plan = typeof planned === 'string' ? stop(planned) : planned
if (settings.plan !== undefined) {
  console.log(`${await writePlan(settings.plan, seed, plan)}  ${settings.plan}`)
  process.exit(0)
}
const finite = plan.total !== undefined
const { stdout } = process
// whoever watches a day of so many calls reads lines of her own, programs read the log
const watched = finite && stdout.isTTY

// A signal ends the run; a second one ends the process.
const stopping = new AbortController()
const { signal } = stopping
for (const name of ['SIGTERM', 'SIGINT'] as const) {
  process.once(name, () => {
    stopping.abort()
  })
}

// What everyone looks up, read by the first operator.
const [first = ''] = usernames(1)
log.info('starting', { hub, operators: plan.onDuty(0).length, speed, seed, calls: plan.total })
const clerk = await signIn(hub, first, signal)
if (clerk === undefined) process.exit(signal.aborted ? 0 : stop(`${first} cannot sign in at ${hub}`))
const reference = await readReference(hub, clerk, signal).catch((error: unknown) =>
  signal.aborted ? process.exit(0) : stop(String(error)),
)
const appeals = await appealsAtHand()

// The switch and its callers.
const clock = scaledClock(speed)
const voice = openVoice(clock)
const account = openAccount(finite || reports.length > 0)
const takenAfter: Delay[] = []
const connection = connectSwitch({
  hub,
  key,
  clock,
  random: random.fork('switch'),
  voice,
  account,
  log,
  signal,
  onTaken: (ms) => {
    if (finite) takenAfter.push({ ms, seconds: (ms / 1000) * clock.speed() })
  },
  onReplaced: () => {
    log.error('another switch with the same key has taken over')
    process.exitCode = 1
    stopping.abort()
  },
})
const { desk, outbox } = connection

// The operators.
const crew = openCrew({
  transfers: settings.transfers,
  hub,
  clock,
  random: random.fork('operators'),
  voice,
  appeals,
  classify: classifier(reference),
  log,
  keep: reports.some((path) => path.endsWith('.json')),
  signal,
})
await Promise.race([
  connection.heard,
  new Promise((resolve) => {
    signal.addEventListener('abort', resolve)
  }),
])
const atOpening = plan.onDuty(0)
// the demo's first visitor does not wait for the last of the shift to sign in
await crew.staff(finite ? atOpening : atOpening.slice(0, OPEN_WITH))
const startedAt = new Date()
const openedAt = clock.elapsed()
const simulated = () => clock.elapsed() - openedAt
if (!finite) void crew.staff(atOpening)
const endShifts = every(clock, 60, () => void crew.staff(plan.onDuty(simulated())))
if (pace !== undefined) {
  const speedAt = pacedSpeed(speed, pace, plan.callers, outbox.waiting)
  const hurry = () => {
    clock.setSpeed(speedAt(simulated()))
  }
  hurry()
  every(clock, 20, hurry)
}

// Whoever was missed is called back; a log's agents did nothing of the kind.
const watcher = plan.log === undefined ? await signIn(hub, 'manager', signal) : undefined
const queues = [...new Set(reference.hotlines.map(({ queueId }) => queueId))]
const due = watcher && watchCallBacks({ hub, session: watcher, queues, log })
const callBacks = due && workCallBacks({ clock, due: due.rows, operators: crew.seated, log })

// How it goes.
const gauge = openGauge(takenAfter)
const looks = finite ? startLooking({ at: simulated, seats: crew.states, machine: gauge.look, clock }) : undefined
const progress = setInterval(
  () => {
    const summary = summarise(account, desk, outbox, crew)
    gauge.unsent(summary.unsent)
    if (watched) stdout.write(`\r\x1b[K${progressLine(summary, plan.opens + simulated(), plan.total)}`)
    else log.info('progress', summary)
  },
  watched ? 1_000 : 10_000,
)

// The switch dies when the plan has it die.
for (const { at, seconds } of plan.outages)
  clock.after(at, () => {
    connection.die(seconds)
  })

// In a demo, whoever looks on chooses how fast the day goes and what the weather is.
if (!finite)
  void followDemo({
    hub,
    session: clerk,
    signal,
    onChosen: (chosen) => {
      log.info('the demo is set', chosen)
      clock.setSpeed(speed * chosen.speed)
      sky.weather = chosen.weather
    },
  })

// The day.
const complete = await playOut({
  clock,
  callers: plan.callers,
  arrive: desk.arrive,
  open: () => desk.open() + outbox.waiting() + crew.working(),
  signal,
  patience: 3600,
  speed,
  ...(finite ? { onLate: (seconds: number) => gauge.late({ ms: (seconds / clock.speed()) * 1000, seconds }) } : {}),
})

// Everyone goes home.
clearInterval(progress)
looks?.stop()
endShifts()
callBacks?.stop()
due?.close()
const summary = summarise(account, desk, outbox, crew)
desk.breakAll()
await Promise.all([
  crew.close(),
  Promise.race([outbox.flushed(), new Promise((resolve) => setTimeout(resolve, 8_000))]),
])
connection.close()
await Promise.all([clerk.end(), watcher?.end()])
const report: Report = {
  seed,
  speed,
  startedAt: startedAt.toISOString(),
  endedAt: new Date().toISOString(),
  complete,
  summary,
  calls: account.calls(),
  operators: crew.pages(),
}
const day = playedDay(report, {
  plan,
  pace,
  weather: settings.day?.weather ?? [],
  lasted: simulated(),
  secondAt: (instant) => clock.at(instant) - openedAt,
  samples: looks?.samples ?? [],
  machine: gauge.read(),
})
for (const path of reports) await writeReport(path, report, day)
if (watched) stdout.write(`\r\x1b[K${reportText(day)}`)
log.info('ended', { complete, ...summary })
process.exit(process.exitCode ?? (complete || !finite ? 0 : 1))
