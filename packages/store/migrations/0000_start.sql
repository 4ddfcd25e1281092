CREATE SEQUENCE "public"."ticket_serial" INCREMENT BY 1 MINVALUE 1 MAXVALUE 999999 START WITH 1 CACHE 1 CYCLE;--> statement-breakpoint
CREATE TABLE "call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"queue_id" text NOT NULL,
	"hotline" text NOT NULL,
	"language" text,
	"priority" integer DEFAULT 0 NOT NULL,
	"required_level" smallint DEFAULT 1 NOT NULL,
	"operator_id" uuid,
	"fence" integer DEFAULT 0 NOT NULL,
	"lease_ends_at" timestamp (3) with time zone,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"waiting_since" timestamp (3) with time zone NOT NULL,
	"returned_at" timestamp (3) with time zone,
	"overflowed" boolean DEFAULT false NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"connected_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_cause" text,
	"ticket_id" uuid,
	"switch_id" text NOT NULL,
	"switch_call" text NOT NULL,
	"caller_masked" text,
	"caller_sealed" "bytea",
	"caller_key" smallint,
	"caller_index" "bytea"
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "engagement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"other_call_id" uuid,
	"operator_id" uuid NOT NULL,
	"fence" integer NOT NULL,
	"state" text NOT NULL,
	"lease_ends_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"talk_ended_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_cause" text,
	"why" jsonb
);
--> statement-breakpoint
CREATE TABLE "command_done" (
	"actor" text NOT NULL,
	"command_id" uuid NOT NULL,
	"name" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"status" integer NOT NULL,
	"reply" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "command_done_actor_command_id_pk" PRIMARY KEY("actor","command_id")
);
--> statement-breakpoint
CREATE TABLE "hub" (
	"id" uuid PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"lease_ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "restore_mark" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"mark" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "restore_mark_one" CHECK ("restore_mark"."one")
);
--> statement-breakpoint
CREATE TABLE "routing_lease" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"hub_id" uuid,
	"fence" bigint DEFAULT 0 NOT NULL,
	"lease_ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "routing_lease_one" CHECK ("routing_lease"."one")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"lead_username" text
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"operator_id" uuid NOT NULL,
	"from" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"must_read" boolean DEFAULT false NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "operator" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"group_id" text NOT NULL,
	"availability" text DEFAULT 'signed-out' NOT NULL,
	"activity" text DEFAULT 'idle' NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"idle_since" timestamp (3) with time zone NOT NULL,
	"next_availability" jsonb,
	"queues" jsonb NOT NULL,
	"call_id" uuid,
	"wrap_up_ends_at" timestamp (3) with time zone,
	"wrap_up_extensions" integer DEFAULT 0 NOT NULL,
	"until" timestamp (3) with time zone,
	"changed_by" jsonb NOT NULL,
	CONSTRAINT "operator_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"operator_id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"hub_id" uuid NOT NULL,
	"socket_id" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"username" text NOT NULL,
	"display_username" text,
	"role" text NOT NULL,
	"operator_id" uuid,
	"group_id" text,
	"unit_code" text,
	CONSTRAINT "person_email_unique" UNIQUE("email"),
	CONSTRAINT "person_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hotline" (
	"number" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"queue_id" text NOT NULL,
	"language" text
);
--> statement-breakpoint
CREATE TABLE "queue" (
	"id" text PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"name" jsonb NOT NULL,
	"required_level" smallint DEFAULT 1 NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"overflow_to" text,
	"reserve_above" integer DEFAULT 20 NOT NULL,
	"target_seconds" integer DEFAULT 15 NOT NULL,
	"target_share" real DEFAULT 0.95 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "category" (
	"code" text PRIMARY KEY NOT NULL,
	"parent" text,
	"level" smallint NOT NULL,
	"name" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "place" (
	"code" text PRIMARY KEY NOT NULL,
	"parent" text,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"pinyin" text,
	"lng" double precision,
	"lat" double precision,
	"managed_by" text
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"code" text PRIMARY KEY NOT NULL,
	"parent" text,
	"name" text NOT NULL,
	"place_code" text
);
--> statement-breakpoint
CREATE TABLE "cti_event" (
	"switch_id" text NOT NULL,
	"id" uuid NOT NULL,
	"n" bigint NOT NULL,
	"type" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"status" integer NOT NULL,
	"outcome" text NOT NULL,
	"sealed" "bytea",
	"key" smallint,
	CONSTRAINT "cti_event_switch_id_id_pk" PRIMARY KEY("switch_id","id")
);
--> statement-breakpoint
CREATE TABLE "instruction" (
	"switch_id" text NOT NULL,
	"n" bigint NOT NULL,
	"id" uuid NOT NULL,
	"call_id" uuid,
	"switch_call" text NOT NULL,
	"fence" integer NOT NULL,
	"body" jsonb NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "instruction_switch_id_n_pk" PRIMARY KEY("switch_id","n")
);
--> statement-breakpoint
CREATE TABLE "switch_call" (
	"switch_id" text NOT NULL,
	"name" text NOT NULL,
	"call_id" uuid NOT NULL,
	CONSTRAINT "switch_call_switch_id_name_pk" PRIMARY KEY("switch_id","name")
);
--> statement-breakpoint
CREATE TABLE "switch" (
	"id" text PRIMARY KEY NOT NULL,
	"boot" text,
	"abilities" text[] NOT NULL,
	"instruction_n" bigint DEFAULT 0 NOT NULL,
	"stream_generation" integer DEFAULT 0 NOT NULL,
	"up_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"ticket_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"rev" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"key" smallint NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draft_ticket_id_author_id_pk" PRIMARY KEY("ticket_id","author_id")
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"number" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"call_id" uuid,
	"author_id" uuid NOT NULL,
	"type" text,
	"level" text,
	"confidentiality" text DEFAULT 'normal' NOT NULL,
	"category_code" text,
	"place_code" text,
	"revision" integer DEFAULT 0 NOT NULL,
	"changed" text[] DEFAULT '{}' NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"registered_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"title" text,
	"text" text,
	"answer" text,
	"entry_id" text,
	"private_sealed" "bytea",
	"private_key" smallint,
	"contact_index" "bytea"
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "ticket_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"event" text NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"reason" text,
	"details" jsonb
);
--> statement-breakpoint
CREATE TABLE "timer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"fence" integer,
	"due_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "call_changed" ON "call" USING btree ("changed_xid");--> statement-breakpoint
CREATE INDEX "call_open" ON "call" USING btree ("queue_id","waiting_since") WHERE "call"."state" not in ('closed', 'abandoned');--> statement-breakpoint
CREATE INDEX "call_caller" ON "call" USING btree ("caller_index","arrived_at");--> statement-breakpoint
CREATE INDEX "call_arrived" ON "call" USING btree ("arrived_at");--> statement-breakpoint
CREATE UNIQUE INDEX "engagement_one_offer_a_call" ON "engagement" USING btree ("call_id") WHERE "engagement"."state" = 'offered';--> statement-breakpoint
CREATE UNIQUE INDEX "engagement_one_open_an_operator" ON "engagement" USING btree ("operator_id") WHERE "engagement"."state" <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "engagement_fence" ON "engagement" USING btree ("call_id","fence");--> statement-breakpoint
CREATE INDEX "command_done_created" ON "command_done" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notice_changed" ON "notice" USING btree ("changed_xid");--> statement-breakpoint
CREATE INDEX "operator_changed" ON "operator" USING btree ("changed_xid");--> statement-breakpoint
CREATE INDEX "operator_group" ON "operator" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "seat_changed" ON "seat" USING btree ("changed_xid");--> statement-breakpoint
CREATE INDEX "seat_hub" ON "seat" USING btree ("hub_id");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "session_changed" ON "session" USING btree ("changed_xid");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "queue_changed" ON "queue" USING btree ("changed_xid");--> statement-breakpoint
CREATE INDEX "cti_event_received" ON "cti_event" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "ticket_changed" ON "ticket" USING btree ("changed_xid");--> statement-breakpoint
CREATE INDEX "ticket_author" ON "ticket" USING btree ("author_id","opened_at");--> statement-breakpoint
CREATE INDEX "ticket_call" ON "ticket" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "ticket_state" ON "ticket" USING btree ("state","opened_at");--> statement-breakpoint
CREATE INDEX "ticket_event_ticket" ON "ticket_event" USING btree ("ticket_id","at");--> statement-breakpoint
CREATE INDEX "timer_due" ON "timer" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "timer_subject" ON "timer" USING btree ("kind","subject");