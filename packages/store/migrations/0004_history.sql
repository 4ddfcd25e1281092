CREATE TABLE "floor_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "floor_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"changed_xid" "xid8" NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"arrived_at" timestamp (3) with time zone,
	"told" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "history_cursor" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"cursor" "xid8" DEFAULT '0' NOT NULL,
	CONSTRAINT "history_cursor_one" CHECK ("history_cursor"."one")
);
--> statement-breakpoint
CREATE TABLE "interval_due" (
	"start" timestamp (3) with time zone PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interval_row" (
	"dimension" text NOT NULL,
	"id" text NOT NULL,
	"grain" text NOT NULL,
	"start" timestamp (3) with time zone NOT NULL,
	"counts" jsonb NOT NULL,
	"longest_wait" integer,
	"waiting_since" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "interval_row_dimension_id_grain_start_pk" PRIMARY KEY("dimension","id","grain","start")
);
--> statement-breakpoint
CREATE INDEX "floor_event_changed" ON "floor_event" USING btree ("changed_xid");--> statement-breakpoint
CREATE INDEX "floor_event_subject" ON "floor_event" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "floor_event_arrived" ON "floor_event" USING btree ("arrived_at");--> statement-breakpoint
CREATE INDEX "floor_event_operator" ON "floor_event" USING btree ("at") WHERE "floor_event"."kind" = 'operator';--> statement-breakpoint
CREATE INDEX "interval_row_start" ON "interval_row" USING btree ("grain","start");--> statement-breakpoint
CREATE FUNCTION ms_of(at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT floor(extract(epoch FROM at) * 1000)::bigint
$$;
--> statement-breakpoint
CREATE FUNCTION call_told(c call) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'state', c.state, 'outcome', c.outcome, 'queueId', c.queue_id, 'hotline', c.hotline, 'operatorId', c.operator_id,
    'waitingSince', ms_of(c.waiting_since), 'answeredAt', ms_of(c.answered_at), 'endedAt', ms_of(c.ended_at),
    'helpedBy', CASE WHEN c.overflowed THEN (SELECT overflow_to FROM queue WHERE id = c.queue_id) END))
$$;
--> statement-breakpoint
CREATE FUNCTION part_told(e engagement, c call) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'operatorId', e.operator_id, 'groupId', (SELECT group_id FROM operator WHERE id = e.operator_id),
    'queueId', c.queue_id, 'hotline', c.hotline, 'fence', e.fence, 'state', e.state,
    'asked', e.state = 'consulting' OR coalesce(c.party ->> 'operatorId' = e.operator_id::text, false),
    'answeredAt', ms_of(e.answered_at), 'waitedMs', e.waited_ms, 'talkEndedAt', ms_of(e.talk_ended_at),
    'endedAt', ms_of(e.ended_at)))
$$;
--> statement-breakpoint
CREATE FUNCTION operator_told(o operator) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('groupId', o.group_id, 'availability', o.availability, 'activity', o.activity)
$$;
--> statement-breakpoint
CREATE FUNCTION tell(kind text, subject uuid, arrived_at timestamptz, told jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO floor_event (changed_xid, kind, subject, at, arrived_at, told)
  VALUES (pg_current_xact_id(), kind, subject, date_trunc('milliseconds', clock_timestamp()), arrived_at, told)
$$;
--> statement-breakpoint
CREATE FUNCTION call_happened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell('call', NEW.id, NEW.arrived_at, call_told(NEW));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER call_arrived AFTER INSERT ON call FOR EACH ROW EXECUTE FUNCTION call_happened();
--> statement-breakpoint
CREATE TRIGGER call_happened AFTER UPDATE ON call FOR EACH ROW WHEN (
  (OLD.state, OLD.outcome, OLD.queue_id, OLD.hotline, OLD.operator_id, OLD.waiting_since, OLD.answered_at, OLD.ended_at,
    OLD.overflowed, OLD.arrived_at)
  IS DISTINCT FROM (NEW.state, NEW.outcome, NEW.queue_id, NEW.hotline, NEW.operator_id, NEW.waiting_since,
    NEW.answered_at, NEW.ended_at, NEW.overflowed, NEW.arrived_at)) EXECUTE FUNCTION call_happened();
--> statement-breakpoint
-- At the commit: only then does the call's row say whether she was asked or got the call.
CREATE FUNCTION part_happened() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_call call;
BEGIN
  SELECT * INTO of_call FROM call WHERE id = NEW.call_id;
  IF FOUND THEN
    PERFORM tell('part', NEW.call_id, of_call.arrived_at, part_told(NEW, of_call));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER part_happened AFTER INSERT OR UPDATE ON engagement DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION part_happened();
--> statement-breakpoint
CREATE FUNCTION operator_happened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell('operator', NEW.id, NULL, operator_told(NEW));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER operator_entered AFTER INSERT ON operator FOR EACH ROW EXECUTE FUNCTION operator_happened();
--> statement-breakpoint
CREATE TRIGGER operator_happened AFTER UPDATE ON operator FOR EACH ROW WHEN (
  (OLD.group_id, OLD.availability, OLD.activity) IS DISTINCT FROM (NEW.group_id, NEW.availability, NEW.activity))
  EXECUTE FUNCTION operator_happened();
--> statement-breakpoint
CREATE FUNCTION floor_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% refused on floor_event: what happened is only ever added to', TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER floor_event_stays BEFORE UPDATE OR DELETE ON floor_event FOR EACH ROW EXECUTE FUNCTION floor_event_stays();
--> statement-breakpoint
CREATE TRIGGER floor_event_truncate BEFORE TRUNCATE ON floor_event EXECUTE FUNCTION floor_event_stays();
--> statement-breakpoint
-- What was there before: each as it stands now.
INSERT INTO floor_event (changed_xid, kind, subject, at, arrived_at, told)
  SELECT pg_current_xact_id(), 'call', c.id, coalesce(c.ended_at, c.answered_at, c.waiting_since), c.arrived_at, call_told(c)
  FROM call c ORDER BY c.id;
--> statement-breakpoint
INSERT INTO floor_event (changed_xid, kind, subject, at, arrived_at, told)
  SELECT pg_current_xact_id(), 'part', e.call_id, coalesce(e.ended_at, e.started_at), c.arrived_at, part_told(e, c)
  FROM engagement e JOIN call c ON c.id = e.call_id ORDER BY e.id;
--> statement-breakpoint
INSERT INTO floor_event (changed_xid, kind, subject, at, told)
  SELECT pg_current_xact_id(), 'operator', o.id, date_trunc('milliseconds', clock_timestamp()), operator_told(o)
  FROM operator o;
--> statement-breakpoint
INSERT INTO history_cursor DEFAULT VALUES;
