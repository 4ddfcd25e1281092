-- Live rows: every insert and update is news, whoever makes it.
CREATE FUNCTION live_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.version := 1;
  ELSE
    NEW.version := OLD.version + 1;
  END IF;
  NEW.changed_xid := pg_current_xact_id();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION live_row_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% refused on live table "%": a row that vanishes is no news; change its state instead', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
-- The auth library deletes on sign-out: the row stays, revoked, so that every hub hears of it.
CREATE FUNCTION session_revoked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE session SET revoked_at = now(), expires_at = least(expires_at, now()) WHERE id = OLD.id AND revoked_at IS NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE live text;
BEGIN
  FOREACH live IN ARRAY ARRAY['call', 'operator', 'seat', 'notice', 'queue', 'ticket', 'session'] LOOP
    EXECUTE format('CREATE TRIGGER live_row BEFORE INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION live_row()', live);
    EXECUTE format('CREATE TRIGGER live_row_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION live_row_stays()', live);
    EXECUTE format('CREATE TRIGGER live_row_delete BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION %I()', live,
      CASE live WHEN 'session' THEN 'session_revoked' ELSE 'live_row_stays' END);
  END LOOP;
END $$;
--> statement-breakpoint
-- First UUIDv7 of a year (UTC).
CREATE FUNCTION first_uuid_of(year int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT rpad(lpad(to_hex((extract(epoch FROM make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC')) * 1000)::bigint), 12, '0'), 32, '0')::uuid
$$;
--> statement-breakpoint
-- TRUNCATE triggers are the only ones a partition does not take over from its parent.
CREATE FUNCTION keep_rows_of(partition text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER live_row_truncate BEFORE TRUNCATE ON %I EXECUTE FUNCTION live_row_stays()', partition);
END $$;
--> statement-breakpoint
CREATE TABLE call_other PARTITION OF call DEFAULT;
--> statement-breakpoint
CREATE TABLE ticket_other PARTITION OF ticket DEFAULT;
--> statement-breakpoint
SELECT keep_rows_of('call_other'), keep_rows_of('ticket_other');
--> statement-breakpoint
-- Makes the yearly partitions that are missing; a year whose rows already lie in the default partition stays there.
CREATE FUNCTION ensure_partitions(first_year int, last_year int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  child text;
  taken boolean;
BEGIN
  FOREACH parent IN ARRAY ARRAY['call', 'ticket'] LOOP
    FOR year IN first_year .. last_year LOOP
      child := format('%s_%s', parent, year);
      CONTINUE WHEN to_regclass(child) IS NOT NULL;
      EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id >= %L AND id < %L)', parent || '_other',
        first_uuid_of(year), first_uuid_of(year + 1)) INTO taken;
      IF taken THEN
        RAISE WARNING '%: rows of % already lie in %_other', child, year, parent;
        CONTINUE;
      END IF;
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', child, parent,
        first_uuid_of(year), first_uuid_of(year + 1));
      PERFORM keep_rows_of(child);
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
INSERT INTO restore_mark DEFAULT VALUES;
--> statement-breakpoint
INSERT INTO routing_lease (lease_ends_at) VALUES ('epoch');
