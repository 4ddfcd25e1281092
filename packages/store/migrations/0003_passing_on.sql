CREATE TABLE "caller_promise" (
	"id" uuid PRIMARY KEY NOT NULL,
	"caller_index" "bytea" NOT NULL,
	"ticket_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"key" smallint NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"kept_at" timestamp (3) with time zone,
	"kept_by" text
);
--> statement-breakpoint
CREATE TABLE "care_flag" (
	"caller_index" "bytea" NOT NULL,
	"flag" text NOT NULL,
	CONSTRAINT "care_flag_caller_index_flag_pk" PRIMARY KEY("caller_index","flag")
);
--> statement-breakpoint
ALTER TABLE "notice" ALTER COLUMN "operator_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "party" jsonb;--> statement-breakpoint
ALTER TABLE "call" ADD COLUMN "transferred_by" jsonb;--> statement-breakpoint
ALTER TABLE "engagement" ADD COLUMN "waited_ms" integer;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "group_id" text;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "details" jsonb;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "call_id" uuid;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "ticket_id" uuid;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "day" jsonb;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "passed_by" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "caller_promise_caller" ON "caller_promise" USING btree ("caller_index","due_at");