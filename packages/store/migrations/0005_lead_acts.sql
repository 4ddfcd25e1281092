CREATE TABLE "move" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"operator_ids" jsonb NOT NULL,
	"queues" jsonb NOT NULL,
	"until" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text
);
--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "moves" jsonb;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "move_ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "hand" jsonb;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "break_request" jsonb;--> statement-breakpoint
ALTER TABLE "operator" ADD COLUMN "monitor" jsonb;--> statement-breakpoint
ALTER TABLE "queue" ADD COLUMN "storm" jsonb;