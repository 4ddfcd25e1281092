type Counts = Record<string, number>
type Value = number | undefined

const ratio = (part: number, whole: number): Value => (whole > 0 ? part / whole : undefined)

/** The figures of a queue or a hotline whose calls are all over, reckoned again from their published definitions. */
export function figuresBy(counts: Counts): Record<string, Value> {
  const n = (name: string): number => counts[name] ?? 0
  const levels = [15, 20].flatMap((t): [string, Value][] => [
    [`service-level-strict-${t}`, ratio(n(`answeredIn${t}`), n('answered') + n('abandoned'))],
    [`service-level-offered-${t}`, ratio(n(`answeredIn${t}`), n('offered'))],
    [`service-level-answered-${t}`, ratio(n(`answeredIn${t}`), n('answered'))],
    [`service-level-lenient-${t}`, ratio(n(`answeredIn${t}`), n('offered') - n(`abandonedIn${t}`))],
  ])
  return {
    calls: n('calls'),
    offered: n('offered'),
    queued: n('ringUnknown') > 0 ? undefined : n('queued'),
    answered: n('answered'),
    handled: n('handled'),
    abandoned: n('abandoned'),
    'short-abandoned': n('shortAbandoned'),
    failed: n('failed'),
    waiting: n('waiting'),
    'overflow-out': n('overflowOut'),
    'moved-in': n('movedIn'),
    'moved-out': n('movedOut'),
    completion: ratio(n('answered'), n('offered')),
    'abandon-rate': ratio(n('abandoned'), n('answered') + n('abandoned')),
    ...Object.fromEntries(levels),
    asa: ratio(n('waitMs'), n('answered')),
    'longest-wait': counts['longestWait'],
    'longest-waiting': undefined,
    aht: ratio(n('talkMs') + n('heldMs') + n('wrapUpMs'), n('handled')),
    talk: ratio(n('talkMs'), n('handled')),
    hold: ratio(n('heldMs'), n('handled')),
    'wrap-up': ratio(n('wrapUpMs'), n('handled')),
    // nobody's roster, and no ticket is dispatched yet
    adherence: undefined,
    'first-contact': undefined,
  }
}

/** How many calls stand behind a figure where each is counted once: those it counts, of a share those it misses. */
export function callsBehind(counts: Counts): Record<string, number> {
  const n = (name: string): number => counts[name] ?? 0
  const late = (t: 15 | 20) => n('answered') - n(`answeredIn${t}`) + n('abandoned')
  return {
    ...{ calls: n('calls'), offered: n('offered'), answered: n('answered'), handled: n('handled') },
    ...{ abandoned: n('abandoned'), 'short-abandoned': n('shortAbandoned') },
    completion: n('offered') - n('answered'),
    ...{ 'service-level-strict-15': late(15), 'service-level-strict-20': late(20) },
  }
}
