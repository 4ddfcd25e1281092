-- Every count of the history, told from the rows of calls and engagements and from the log of how calls and operators
-- stood: a second opinion that shares nothing with the ledger of the domain.
-- It needs ms(timestamptz) and quarter_of(timestamptz) of `counted.ts`.
-- $1 short hang-ups, $2 and $3 in time (ms of this day), $4 quarter, hour or day.
with
-- a stay in a queue ends when the call waits anew or in another queue
moment as (
  select subject as call_id, id, at, told ->> 'state' as state, told ->> 'queueId' as queue_id,
    told ->> 'operatorId' as operator_id, (told ->> 'waitingSince')::bigint as since,
    (told ->> 'answeredAt')::bigint as answered, told ->> 'helpedBy' as helped
  from floor_event where kind = 'call'
),
turning as (
  select *, lead(at) over w as next_at, (lag(queue_id) over w, lag(since) over w) is distinct from (queue_id, since) as turns
  from moment window w as (partition by call_id order by id)
),
numbered as (
  select *, sum(turns::int) over (partition by call_id order by id) - 1 as nth from turning
),
told as (
  select call_id, nth, min(at) as begun, min(at) filter (where state = 'offered') as rang,
    (array_agg(queue_id order by id desc))[1] as queue_id, (array_agg(since order by id desc))[1] as since,
    (array_agg(answered order by id desc))[1] as answered, (array_agg(helped order by id desc))[1] as helped
  from numbered group by call_id, nth
),
-- the last stay of a call is what its own row says, not its log
stay as (
  select nth, hotline, quarter, queue_id, ms(rang) as rang, since, answered, helped, gave_up, failed,
    case when gave_up or failed then ended end as ended,
    coalesce(nth > 0 and lag(since) over w = since, false) as moved_in,
    coalesce(lead(since) over w = since, false) as moved_out, ms(lead(begun) over w) as moved_at, call_id
  from (
    select t.call_id, t.nth, t.begun, t.rang, c.hotline, ms(quarter_of(c.arrived_at)) as quarter,
      case when is_last then c.queue_id else t.queue_id end as queue_id,
      case when is_last then ms(c.waiting_since) else t.since end as since,
      case when is_last then ms(c.answered_at) else t.answered end as answered,
      case when not is_last then t.helped when c.overflowed and c.answered_at is not null then q.overflow_to end as helped,
      is_last and c.state = 'abandoned' as gave_up,
      is_last and coalesce(c.outcome = 'failed', false) and c.answered_at is null as failed, ms(c.ended_at) as ended
    from (select *, max(nth) over (partition by call_id) = nth as is_last from told) t
    join call c on c.id = t.call_id left join queue q on q.id = c.queue_id
  ) each_stay
  window w as (partition by call_id order by nth)
),
-- an operator's part in a call; who was only asked by a colleague has none
part as (
  select e.id, e.call_id, e.operator_id, o.group_id, ms(quarter_of(c.arrived_at)) as quarter, coalesce(e.waited_ms, 0) as waited,
    ms(e.answered_at) as answered, ms(e.talk_ended_at) as talked, ms(e.ended_at) as ended,
    e.answered_at is not null and e.ended_at is not null and e.talk_ended_at is null as voided, p.queue_id, p.hotline
  from engagement e join call c on c.id = e.call_id join operator o on o.id = e.operator_id
  join lateral (
    select bool_or((told ->> 'asked')::boolean) as asked, min(told ->> 'hotline') as hotline,
      coalesce((array_agg(told ->> 'queueId' order by id) filter (where told ? 'answeredAt'))[1],
        (array_agg(told ->> 'queueId' order by id))[1]) as queue_id
    from floor_event f where f.kind = 'part' and f.subject = e.call_id and (f.told ->> 'fence')::int = e.fence
  ) p on not (p.asked and e.answered_at is null)
),
-- while she had put the caller on hold or asked a colleague
pause as (
  select part.id, sum(greatest(0, least(coalesce(ms(h.next_at), talked), talked) - greatest(ms(h.at), part.answered))) as length
  from part join turning h on h.call_id = part.call_id and h.operator_id = part.operator_id::text
  where h.state in ('held', 'consulting')
  group by part.id
),
handled as (
  select part.*, coalesce(pause.length, 0) as held
  from part left join pause on pause.id = part.id
  where not voided and part.answered is not null and talked is not null and part.ended is not null
),
-- time at a desk, cut at the quarters; what lasted more than a day was none
stretch as (
  select subject as operator_id, told ->> 'groupId' as group_id, at as since,
    lead(at) over (partition by subject order by id) as until,
    case when told ->> 'availability' = 'signed-out' then null when told ->> 'activity' <> 'idle' then 'engaged'
      when told ->> 'availability' = 'ready' then 'idle' else told ->> 'availability' end as occupation
  from floor_event where kind = 'operator'
),
piece as (
  select operator_id, group_id, occupation, ms(begins) as quarter,
    ms(least(until, begins + interval '15 minutes')) - ms(greatest(since, begins)) as length
  from stretch, generate_series(quarter_of(since), until, interval '15 minutes') as begins
  where occupation is not null and until > since and until - since <= interval '24 hours' and begins < until
),
cell (dimension, id, quarter, name, amount) as (
  select w.dimension, w.id, quarter, n.name, n.amount from stay
  cross join lateral (values ('queue', queue_id), ('hotline', hotline)) w (dimension, id)
  cross join lateral (values
    ('offered', 1), ('calls', (nth = 0)::int), ('movedIn', moved_in::int), ('movedOut', moved_out::int),
    ('queued', (coalesce(rang, ended, case when moved_out then moved_at end, since) - since > 1000)::int),
    ('ringUnknown', (answered is not null and rang is null)::int),
    ('answered', (answered is not null)::int), ('waitMs', answered - since),
    ('answeredIn15', (answered - since <= $2)::int), ('answeredIn20', (answered - since <= $3)::int),
    ('abandoned', (gave_up and ended - since >= $1)::int), ('shortAbandoned', (gave_up and ended - since < $1)::int),
    ('abandonedIn15', (gave_up and ended - since <= $2)::int), ('abandonedIn20', (gave_up and ended - since <= $3)::int),
    ('failed', failed::int), ('overflowOut', (answered is not null and helped is not null)::int),
    ('longestWait', coalesce(answered, ended) - since),
    ('waiting', (answered is null and ended is null and not moved_out)::int)) n (name, amount)
  union all
  select 'queue', helped, quarter, 'overflowIn', 1 from stay where answered is not null and helped is not null
  union all
  select w.dimension, w.id, quarter, n.name, n.amount from handled
  cross join lateral (values ('queue', queue_id), ('hotline', hotline), ('group', group_id), ('operator', operator_id::text)) w (dimension, id)
  cross join lateral (values ('handled', 1), ('talkMs', talked - answered - held), ('heldMs', held), ('wrapUpMs', ended - talked)) n (name, amount)
  union all
  select w.dimension, w.id, quarter, n.name, n.amount from part
  cross join lateral (values ('group', group_id), ('operator', operator_id::text)) w (dimension, id)
  cross join lateral (values ('rang', 1)) n (name, amount)
  union all
  select w.dimension, w.id, quarter, n.name, n.amount from part
  cross join lateral (values ('group', group_id), ('operator', operator_id::text)) w (dimension, id)
  cross join lateral (values ('answered', 1), ('answeredIn15', (waited <= $2)::int), ('answeredIn20', (waited <= $3)::int),
    ('waitMs', waited), ('longestWait', waited)) n (name, amount)
  where answered is not null and not voided
  union all
  select w.dimension, w.id, quarter, occupation || 'Ms', length from piece
  cross join lateral (values ('group', group_id), ('operator', operator_id::text)) w (dimension, id)
),
summed as (
  select dimension, id, name, case when name = 'longestWait' then max(amount) else sum(amount) end as amount,
    case $4 when 'quarter' then quarter else ms(date_trunc($4, to_timestamp(quarter / 1000.0), 'Asia/Shanghai')) end as start
  from cell where amount is not null group by dimension, id, start, name
)
select dimension, id, start::text, jsonb_object_agg(name, amount) as counts from summed group by dimension, id, start
