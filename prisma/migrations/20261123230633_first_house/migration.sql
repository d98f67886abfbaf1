-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "booking_state" AS ENUM ('held', 'placed', 'waiting', 'offered', 'cancelled', 'declined', 'expired');

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "person_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "person_id" UUID,
    "email" TEXT,
    "locale" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "delivered_at" TIMESTAMPTZ(3),
    "channel" TEXT,
    "dead_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demo_mail" (
    "id" BIGSERIAL NOT NULL,
    "outbox_id" BIGINT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "parts" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "demo_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_receipt" (
    "key" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "location" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_receipt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "course" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level_from" TEXT,
    "level_to" TEXT,
    "track" TEXT,
    "digital_skill" INTEGER NOT NULL DEFAULT 0,
    "sector" TEXT,
    "support_languages" TEXT[],
    "text_version" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_text" (
    "course_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "outcomes" TEXT[],
    "bring" TEXT,
    "source_version" INTEGER NOT NULL,
    "machine_translated" BOOLEAN NOT NULL DEFAULT false,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_text_pkey" PRIMARY KEY ("course_id","locale")
);

-- CreateTable
CREATE TABLE "course_run" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    "setting" TEXT NOT NULL,
    "venue_id" UUID,
    "room_id" UUID,
    "online_url" TEXT,
    "teacher_name" TEXT NOT NULL,
    "teacher_id" UUID,
    "childcare" BOOLEAN NOT NULL DEFAULT false,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "first_lesson_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "cancel_reason" TEXT,

    CONSTRAINT "course_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "weekly_lesson" (
    "run_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,

    CONSTRAINT "weekly_lesson_pkey" PRIMARY KEY ("run_id","weekday","from_minute")
);

-- CreateTable
CREATE TABLE "lesson" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_draft" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "full_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "person_id" UUID,
    "hold_id" UUID,
    "booking_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "neighbourhood" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "residents" INTEGER NOT NULL,

    CONSTRAINT "neighbourhood_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "venue" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "house_number" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "step_free" BOOLEAN NOT NULL,
    "neighbourhood_id" UUID,

    CONSTRAINT "venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "call_name" TEXT,
    "email" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "phone" TEXT,
    "locale" TEXT NOT NULL,
    "neighbourhood_id" UUID,
    "demo_persona" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_assignment" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_code" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place_pool" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "place_pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    "person_id" UUID,
    "state" "booking_state" NOT NULL,
    "arrival" BIGSERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "booked_by" TEXT NOT NULL DEFAULT 'self',
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_at" TIMESTAMPTZ(3),
    "kept_until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_id_idx" ON "audit_event"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_person_id_id_idx" ON "audit_event"("person_id", "id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_id_idx" ON "audit_event"("actor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_dedupe_key_key" ON "outbox_message"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_message_person_id_id_idx" ON "outbox_message"("person_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "demo_mail_outbox_id_key" ON "demo_mail"("outbox_id");

-- CreateIndex
CREATE INDEX "form_receipt_created_at_idx" ON "form_receipt"("created_at");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "course_slug_key" ON "course"("slug");

-- CreateIndex
CREATE INDEX "course_changed_at_idx" ON "course"("changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "course_run_pool_id_key" ON "course_run"("pool_id");

-- CreateIndex
CREATE INDEX "course_run_course_id_idx" ON "course_run"("course_id");

-- CreateIndex
CREATE INDEX "course_run_first_lesson_at_idx" ON "course_run"("first_lesson_at");

-- CreateIndex
CREATE INDEX "course_run_changed_at_idx" ON "course_run"("changed_at");

-- CreateIndex
CREATE INDEX "lesson_starts_at_idx" ON "lesson"("starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_run_id_starts_at_key" ON "lesson"("run_id", "starts_at");

-- CreateIndex
CREATE INDEX "booking_draft_expires_at_idx" ON "booking_draft"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "neighbourhood_slug_key" ON "neighbourhood"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "venue_slug_key" ON "venue"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "room_venue_id_name_key" ON "room"("venue_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "person_demo_persona_key" ON "person"("demo_persona");

-- CreateIndex
CREATE INDEX "person_neighbourhood_id_idx" ON "person"("neighbourhood_id");

-- CreateIndex
CREATE INDEX "role_assignment_person_id_idx" ON "role_assignment"("person_id");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "sign_in_code_email_created_at_idx" ON "sign_in_code"("email", "created_at");

-- CreateIndex
CREATE INDEX "place_pool_changed_at_idx" ON "place_pool"("changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "booking_reference_key" ON "booking"("reference");

-- CreateIndex
CREATE INDEX "booking_pool_id_state_arrival_idx" ON "booking"("pool_id", "state", "arrival");

-- CreateIndex
CREATE INDEX "booking_person_id_state_idx" ON "booking"("person_id", "state");

-- AddForeignKey
ALTER TABLE "course_text" ADD CONSTRAINT "course_text_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "place_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "weekly_lesson" ADD CONSTRAINT "weekly_lesson_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_draft" ADD CONSTRAINT "booking_draft_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue" ADD CONSTRAINT "venue_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_neighbourhood_id_fkey" FOREIGN KEY ("neighbourhood_id") REFERENCES "neighbourhood"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "place_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say. tests/integration/db/constraints.test.ts asserts that each exists.

ALTER TABLE "place_pool"
  ADD CONSTRAINT "place_pool_never_overbooked" CHECK ("taken" >= 0 AND "taken" <= "capacity"),
  ADD CONSTRAINT "place_pool_waiting_not_negative" CHECK ("waiting" >= 0);

-- One active booking of one person for one run.
CREATE UNIQUE INDEX "booking_one_active_per_person" ON "booking" ("pool_id", "person_id")
  WHERE "state" IN ('held', 'placed', 'waiting', 'offered');

-- What must be looked at by the clock.
CREATE INDEX "booking_kept_until" ON "booking" ("kept_until") WHERE "kept_until" IS NOT NULL;

ALTER TABLE "booking"
  ADD CONSTRAINT "booking_kept_only_while_held_or_offered"
    CHECK (("kept_until" IS NOT NULL) = ("state" IN ('held', 'offered'))),
  ADD CONSTRAINT "booking_has_a_person"
    CHECK ("person_id" IS NOT NULL OR "state" IN ('held', 'cancelled', 'expired')),
  ADD CONSTRAINT "booking_ended_has_an_end"
    CHECK (("ended_at" IS NOT NULL) = ("state" IN ('cancelled', 'declined', 'expired')));

-- A pool's counters follow its bookings, whoever writes them.
CREATE FUNCTION "count_places"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was_taken int := 0; is_taken int := 0; was_waiting int := 0; is_waiting int := 0;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    was_taken := (OLD."state" IN ('held', 'placed', 'offered'))::int;
    was_waiting := (OLD."state" = 'waiting')::int;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    is_taken := (NEW."state" IN ('held', 'placed', 'offered'))::int;
    is_waiting := (NEW."state" = 'waiting')::int;
  END IF;
  IF was_taken <> is_taken OR was_waiting <> is_waiting THEN
    UPDATE "place_pool"
       SET "taken" = "taken" + is_taken - was_taken,
           "waiting" = "waiting" + is_waiting - was_waiting,
           "changed_at" = clock_timestamp()
     WHERE "id" = COALESCE(NEW."pool_id", OLD."pool_id");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "booking_counts_places" AFTER INSERT OR UPDATE OF "state" OR DELETE ON "booking"
  FOR EACH ROW EXECUTE FUNCTION "count_places"();

-- A role is held once at a time.
CREATE UNIQUE INDEX "role_assignment_once" ON "role_assignment" ("person_id", "role") WHERE "revoked_at" IS NULL;

-- The relay reads what is still to go, in order.
CREATE INDEX "outbox_message_undelivered" ON "outbox_message" ("id")
  WHERE "delivered_at" IS NULL AND "dead_at" IS NULL;

ALTER TABLE "person" ADD CONSTRAINT "person_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "weekly_lesson" ADD CONSTRAINT "weekly_lesson_is_a_time"
  CHECK ("weekday" BETWEEN 1 AND 7 AND "from_minute" >= 0 AND "to_minute" > "from_minute" AND "to_minute" <= 1440);
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_ends_after_start" CHECK ("ends_at" > "starts_at");
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_ends_after_start" CHECK ("ends_on" >= "starts_on");

-- The trail is only ever added to.
CREATE FUNCTION "forbid_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_event is append-only';
END $$;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION "forbid_change"();

-- Names are found without diacritics and with typing mistakes.
CREATE EXTENSION IF NOT EXISTS "unaccent";
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
