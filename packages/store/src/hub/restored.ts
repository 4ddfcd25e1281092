import postgres from 'postgres'

/**
 * What was put back lives on from an earlier moment, while pages, switches and hubs still know what came after it. The
 * mark makes it another data epoch, and no number that was given out in between is given out again: an answer to an old
 * offer, a switch's old cursor and an old lease stay refused. A mark is never used twice, however often one backup is
 * put back. Nobody sits at a desk until a hub says so again.
 *
 * A dump brings the transaction numbers of the cluster it was taken from, which may be far ahead: by those every row
 * would stay news for ever. They become this transaction's, of what the history had looked at already the oldest's.
 */
const NEW_HISTORY = `
  do $$
  declare
    jump int;
    here xid8 := pg_current_xact_id();
    looked xid8 := (select cursor from history_cursor);
    live regclass;
  begin
    perform pg_sleep(1); -- a mark is a second: what was put back before has another one
    update restore_mark
      set mark = greatest(mark + 1, extract(epoch from clock_timestamp() - timestamptz '2026-01-01 00:00Z')::int)
      returning mark into jump;
    update timer set fence = fence + jump where fence is not null;
    update engagement set fence = fence + jump where state <> 'ended';
    update call set fence = fence + jump where state not in ('closed', 'abandoned');
    delete from instruction;
    update switch set instruction_n = instruction_n + jump, stream_generation = stream_generation + jump;
    update routing_lease set fence = fence + jump, hub_id = null, lease_ends_at = clock_timestamp();
    update hub set lease_ends_at = least(lease_ends_at, clock_timestamp());
    update seat set state = 'silent', since = clock_timestamp() where state = 'present';
    for live in select tgrelid from pg_trigger where tgname = 'live_row' and tgparentid = 0 loop
      execute format('update %s set changed_xid = changed_xid where changed_xid > $1', live) using here;
    end loop;
    alter table floor_event disable trigger floor_event_stays;
    update floor_event set changed_xid = case when changed_xid < looked then '0' else here end where changed_xid > here;
    alter table floor_event enable trigger floor_event_stays;
    update history_cursor set cursor = here where cursor > here;
  end $$`

/**
 * Raises the restore mark of one database; to be done after it was put back and before any hub reaches it.
 * False, and nothing done, when it holds no Hearline.
 */
export async function beginHistory(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    const [found] = await sql<{ there: boolean }[]>`select to_regclass('restore_mark') is not null as there`
    if (!found?.there) return false
    await sql.unsafe(NEW_HISTORY)
    return true
  } finally {
    await sql.end()
  }
}
