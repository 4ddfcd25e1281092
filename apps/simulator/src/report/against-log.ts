import { besideTalk } from '../distributions/handling.ts'
import type { LogFigures } from '../plan/log-figures.ts'
import { totalOf, type Day } from './day.ts'

export type Beside = {
  rows: { name: string; unit: 'calls' | 's' | '%'; log: number | undefined; replay: number | undefined }[]
  /** Why the two differ. */
  reasons: string[]
}

/** A replay beside the log it was made from: same arrivals, as many operators as there were agents. */
export function besideLog(day: Day, log: LogFigures): Beside {
  const ours = totalOf(day)
  const percent = (share: number | undefined) => (share === undefined ? undefined : share * 100)
  const gaveUp = (abandoned: number, answered: number) =>
    abandoned + answered === 0 ? undefined : (100 * abandoned) / (abandoned + answered)
  return {
    rows: [
      { name: 'offered', unit: 'calls', log: log.offered, replay: ours.offered },
      { name: 'answered', unit: 'calls', log: log.answered, replay: ours.answered },
      { name: 'gave up after 5 s', unit: 'calls', log: log.abandoned, replay: ours.abandoned },
      {
        name: 'gave up, of those and the answered',
        unit: '%',
        log: gaveUp(log.abandoned, log.answered),
        replay: gaveUp(ours.abandoned, ours.answered),
      },
      {
        name: 'answered within 15 s',
        unit: '%',
        log: percent(log.serviceLevel15),
        replay: percent(ours.serviceLevel15),
      },
      { name: 'mean wait of the answered', unit: 's', log: log.meanWaitAnswered, replay: ours.averageWait },
      { name: 'mean wait of those who gave up', unit: 's', log: log.meanWaitAbandoned, replay: ours.meanWaitAbandoned },
      { name: 'mean talk', unit: 's', log: log.meanService, replay: ours.meanTalk },
    ],
    reasons: [
      `Each answered call keeps a seat ${besideTalk.toFixed(0)} s longer than its service in the log` +
        `${log.meanService === undefined ? '' : ` of ${log.meanService.toFixed(0)} s`}: the reach for the key, and the ticket ` +
        'written after the call. The log has neither. By itself it makes waits longer.',
      `${log.leftMenu} callers of the log hung up in its menu. Hearline has no menu: they ring and are gone within a second, ` +
        'as short abandons; an operator who was rung for one of them is lost to the others for that moment.',
      'Operators are those who served somebody in each half hour. Who sat idle for all of it is missing, who came or went ' +
        'within it is there for all of it, and pauses within it are played as work.',
      ...expectedWords(log),
      'The log lets priority customers go first and keeps agents for some types of call; here whoever waits longest goes first.',
      'Calls are spread over the queues the operators on duty serve: a smaller pool for each than the one of the log.',
      'The replay begins with an empty floor. Where the log was in the middle of its day, callers were waiting already and ' +
        'agents were at work, so that its first waits are longer.',
      ...(log.phantoms === 0
        ? []
        : [
            `${log.phantoms} lines of the log are PHANTOM, virtual calls to be ignored as its documentation says: they are ` +
              'neither counted in the log nor played.',
          ]),
      'Callers who were served would have waited on for a time no log knows; theirs is drawn from the others’.',
      ...(day.speed === 1
        ? []
        : [
            `At speed ${day.speed} each ms of the machine counts as ${day.speed} ms of waiting: ` +
              `${day.machine.takenMs.toFixed(0)} ms until the hub has heard of something are ${((day.machine.takenMs * day.speed) / 1000).toFixed(1)} s.`,
          ]),
    ],
  }
}

/** What the formula says of the same arrivals, so that what neither service nor patience explains has a size. */
function expectedWords({ expectedWait, expectedWaitHere, meanWaitAnswered }: LogFigures): string[] {
  if (expectedWait === undefined || expectedWaitHere === undefined || meanWaitAnswered === undefined) return []
  return [
    `Erlang A, half hour by half hour: agents who never left their seats would have let these callers wait ` +
      `${expectedWait.toFixed(0)} s with the service of the log and ${expectedWaitHere.toFixed(0)} s with what Hearline adds to it. ` +
      `The log has ${meanWaitAnswered.toFixed(0)} s: what is more than the first of these is time that its agents were not at their seats.`,
  ]
}
