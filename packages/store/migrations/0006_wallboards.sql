CREATE TABLE "device_code" (
	"id" text PRIMARY KEY NOT NULL,
	"device_code" text NOT NULL,
	"user_code" text NOT NULL,
	"user_id" text,
	"expires_at" timestamp with time zone NOT NULL,
	"status" text NOT NULL,
	"last_polled_at" timestamp with time zone,
	"polling_interval" integer,
	"client_id" text,
	"scope" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "device_code_deviceCode_unique" UNIQUE("device_code"),
	CONSTRAINT "device_code_userCode_unique" UNIQUE("user_code")
);
--> statement-breakpoint
CREATE TABLE "board" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"name" text NOT NULL,
	"layout" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "wallboard" (
	"id" text PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"name" text NOT NULL,
	"board_id" uuid,
	"paired_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "board_changed" ON "board" USING btree ("changed_xid");--> statement-breakpoint
CREATE INDEX "wallboard_changed" ON "wallboard" USING btree ("changed_xid");--> statement-breakpoint
CREATE TRIGGER live_row BEFORE INSERT OR UPDATE ON board FOR EACH ROW EXECUTE FUNCTION live_row();
--> statement-breakpoint
CREATE TRIGGER live_row_truncate BEFORE TRUNCATE ON board EXECUTE FUNCTION live_row_stays();
--> statement-breakpoint
CREATE TRIGGER live_row_delete BEFORE DELETE ON board FOR EACH ROW EXECUTE FUNCTION live_row_stays();
--> statement-breakpoint
CREATE TRIGGER live_row BEFORE INSERT OR UPDATE ON wallboard FOR EACH ROW EXECUTE FUNCTION live_row();
--> statement-breakpoint
CREATE TRIGGER live_row_truncate BEFORE TRUNCATE ON wallboard EXECUTE FUNCTION live_row_stays();
--> statement-breakpoint
CREATE TRIGGER live_row_delete BEFORE DELETE ON wallboard FOR EACH ROW EXECUTE FUNCTION live_row_stays();
