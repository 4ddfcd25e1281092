CREATE TABLE "alarm" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"queue_id" text NOT NULL,
	"rule" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"value" double precision NOT NULL,
	"threshold" double precision NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"acknowledged" jsonb,
	"cleared_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "callback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"call_id" uuid NOT NULL,
	"queue_id" text NOT NULL,
	"hotline" text NOT NULL,
	"caller_masked" text NOT NULL,
	"caller_index" "bytea" NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"missed_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"taken" jsonb,
	"outcome" text
);
--> statement-breakpoint
CREATE INDEX "alarm_changed" ON "alarm" USING btree ("changed_xid");--> statement-breakpoint
CREATE UNIQUE INDEX "alarm_one_a_rule" ON "alarm" USING btree ("queue_id","rule") WHERE "alarm"."acknowledged" is null or "alarm"."cleared_at" is null;--> statement-breakpoint
CREATE INDEX "callback_changed" ON "callback" USING btree ("changed_xid");--> statement-breakpoint
CREATE UNIQUE INDEX "callback_one_a_caller" ON "callback" USING btree ("caller_index") WHERE "callback"."state" <> 'closed';
--> statement-breakpoint
CREATE TRIGGER live_row BEFORE INSERT OR UPDATE ON alarm FOR EACH ROW EXECUTE FUNCTION live_row();
--> statement-breakpoint
CREATE TRIGGER live_row_truncate BEFORE TRUNCATE ON alarm EXECUTE FUNCTION live_row_stays();
--> statement-breakpoint
CREATE TRIGGER live_row_delete BEFORE DELETE ON alarm FOR EACH ROW EXECUTE FUNCTION live_row_stays();
--> statement-breakpoint
CREATE TRIGGER live_row BEFORE INSERT OR UPDATE ON callback FOR EACH ROW EXECUTE FUNCTION live_row();
--> statement-breakpoint
CREATE TRIGGER live_row_truncate BEFORE TRUNCATE ON callback EXECUTE FUNCTION live_row_stays();
--> statement-breakpoint
CREATE TRIGGER live_row_delete BEFORE DELETE ON callback FOR EACH ROW EXECUTE FUNCTION live_row_stays();
