-- CreateTable
CREATE TABLE "appointment_service" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "duration_minutes" INTEGER NOT NULL,
    "buffer_minutes" INTEGER NOT NULL DEFAULT 5,
    "public_booking" BOOLEAN NOT NULL DEFAULT true,
    "lead_hours" INTEGER NOT NULL DEFAULT 4,
    "days_ahead" INTEGER NOT NULL DEFAULT 42,
    "settings" TEXT[] DEFAULT ARRAY['centre']::TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "appointment_service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment_service_text" (
    "service_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL,

    CONSTRAINT "appointment_service_text_pkey" PRIMARY KEY ("service_id","locale")
);

-- CreateTable
CREATE TABLE "service_provider" (
    "service_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,

    CONSTRAINT "service_provider_pkey" PRIMARY KEY ("service_id","staff_id")
);

-- CreateTable
CREATE TABLE "staff_availability" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'public',
    "room_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "staff_availability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closure" (
    "id" UUID NOT NULL,
    "staff_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "id" UUID NOT NULL,
    "service_id" UUID,
    "person_id" UUID,
    "guest_name" TEXT,
    "guest_phone" TEXT,
    "staff_id" UUID,
    "room_id" UUID,
    "case_id" UUID,
    "setting" TEXT NOT NULL,
    "place_kind" TEXT,
    "place_name" TEXT,
    "place_address" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "language" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "booked_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_until" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "no_show_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "cancel_reason" TEXT,
    "sequence" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accompany_request" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "wish" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "waves" INTEGER NOT NULL DEFAULT 0,
    "next_wave_at" TIMESTAMPTZ(3),
    "escalated_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "accompany_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accompany_ask" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "wave" INTEGER NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "accompany_ask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "walk_in_ticket" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "number" INTEGER NOT NULL,
    "service_id" UUID,
    "language" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "called_at" TIMESTAMPTZ(3),
    "called_by_id" UUID,
    "desk" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "missed_at" TIMESTAMPTZ(3),

    CONSTRAINT "walk_in_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservable" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "reservable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "id" UUID NOT NULL,
    "reservable_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "holder_kind" TEXT NOT NULL,
    "holder_id" UUID NOT NULL,
    "kept_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "appointment_service_slug_key" ON "appointment_service"("slug");

-- CreateIndex
CREATE INDEX "service_provider_staff_id_idx" ON "service_provider"("staff_id");

-- CreateIndex
CREATE INDEX "staff_availability_staff_id_idx" ON "staff_availability"("staff_id");

-- CreateIndex
CREATE INDEX "closure_starts_at_idx" ON "closure"("starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_reference_key" ON "appointment"("reference");

-- CreateIndex
CREATE INDEX "appointment_person_id_starts_at_idx" ON "appointment"("person_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_staff_id_starts_at_idx" ON "appointment"("staff_id", "starts_at");

-- CreateIndex
CREATE INDEX "appointment_starts_at_idx" ON "appointment"("starts_at");

-- CreateIndex
CREATE INDEX "appointment_case_id_idx" ON "appointment"("case_id");

-- CreateIndex
CREATE INDEX "accompany_request_appointment_id_idx" ON "accompany_request"("appointment_id");

-- CreateIndex
CREATE INDEX "accompany_ask_person_id_asked_at_idx" ON "accompany_ask"("person_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "accompany_ask_request_id_person_id_key" ON "accompany_ask"("request_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "walk_in_ticket_day_number_key" ON "walk_in_ticket"("day", "number");

-- CreateIndex
CREATE INDEX "reservation_holder_id_idx" ON "reservation"("holder_id");

-- CreateIndex
CREATE INDEX "reservation_reservable_id_starts_at_idx" ON "reservation"("reservable_id", "starts_at");

-- AddForeignKey
ALTER TABLE "appointment_service_text" ADD CONSTRAINT "appointment_service_text_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "appointment_service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_provider" ADD CONSTRAINT "service_provider_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "appointment_service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "appointment_service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accompany_request" ADD CONSTRAINT "accompany_request_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accompany_ask" ADD CONSTRAINT "accompany_ask_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "accompany_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_reservable_id_fkey" FOREIGN KEY ("reservable_id") REFERENCES "reservable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE EXTENSION IF NOT EXISTS "btree_gist";

ALTER TABLE "reservation"
  ADD CONSTRAINT "reservation_ends_after_start" CHECK ("ends_at" > "starts_at"),
  -- Nobody and nothing is in two places at once.
  ADD CONSTRAINT "reservation_never_twice" EXCLUDE USING gist (
    "reservable_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&
  ) WHERE ("ended_at" IS NULL);
CREATE INDEX "reservation_kept_idx" ON "reservation" ("kept_until") WHERE "ended_at" IS NULL AND "kept_until" IS NOT NULL;

ALTER TABLE "appointment_service"
  ADD CONSTRAINT "appointment_service_length" CHECK ("duration_minutes" BETWEEN 5 AND 480 AND "buffer_minutes" BETWEEN 0 AND 120);
ALTER TABLE "service_provider"
  ADD CONSTRAINT "service_provider_staff_fkey" FOREIGN KEY ("staff_id") REFERENCES "person" ("id");
ALTER TABLE "staff_availability"
  ADD CONSTRAINT "staff_availability_staff_fkey" FOREIGN KEY ("staff_id") REFERENCES "person" ("id"),
  ADD CONSTRAINT "staff_availability_room_fkey" FOREIGN KEY ("room_id") REFERENCES "room" ("id"),
  ADD CONSTRAINT "staff_availability_weekday" CHECK ("weekday" BETWEEN 1 AND 7),
  ADD CONSTRAINT "staff_availability_hours" CHECK ("from_minute" >= 0 AND "from_minute" < "to_minute" AND "to_minute" <= 1440),
  ADD CONSTRAINT "staff_availability_audience" CHECK ("audience" IN ('public', 'internal'));
ALTER TABLE "closure"
  ADD CONSTRAINT "closure_staff_fkey" FOREIGN KEY ("staff_id") REFERENCES "person" ("id"),
  ADD CONSTRAINT "closure_ends_after_start" CHECK ("ends_at" > "starts_at");
ALTER TABLE "appointment"
  ADD CONSTRAINT "appointment_person_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id"),
  ADD CONSTRAINT "appointment_staff_fkey" FOREIGN KEY ("staff_id") REFERENCES "person" ("id"),
  ADD CONSTRAINT "appointment_room_fkey" FOREIGN KEY ("room_id") REFERENCES "room" ("id"),
  ADD CONSTRAINT "appointment_ends_after_start" CHECK ("ends_at" > "starts_at"),
  ADD CONSTRAINT "appointment_setting" CHECK ("setting" IN ('centre', 'phone', 'video', 'elsewhere')),
  ADD CONSTRAINT "appointment_elsewhere" CHECK (("setting" = 'elsewhere') = ("service_id" IS NULL)),
  -- It came to one end at most.
  ADD CONSTRAINT "appointment_one_end" CHECK (num_nonnulls("done_at", "no_show_at", "cancelled_at") <= 1),
  ADD CONSTRAINT "appointment_confirmed_or_kept" CHECK ("confirmed_at" IS NOT NULL OR "kept_until" IS NOT NULL OR "cancelled_at" IS NOT NULL);
ALTER TABLE "accompany_request"
  ADD CONSTRAINT "accompany_request_kind" CHECK ("kind" IN ('interpreter', 'mediator', 'companion')),
  ADD CONSTRAINT "accompany_request_accepted_by_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "person" ("id"),
  ADD CONSTRAINT "accompany_request_accepted" CHECK (("accepted_at" IS NULL) = ("accepted_by_id" IS NULL));
ALTER TABLE "accompany_ask"
  ADD CONSTRAINT "accompany_ask_person_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id"),
  ADD CONSTRAINT "accompany_ask_answer" CHECK ("answer" IN ('yes', 'no', 'late')),
  ADD CONSTRAINT "accompany_ask_answered" CHECK (("answer" IS NULL) = ("answered_at" IS NULL));
-- The first yes wins, and there is one.
CREATE UNIQUE INDEX "accompany_ask_one_yes" ON "accompany_ask" ("request_id") WHERE "answer" = 'yes';
-- One open request of a kind for an appointment.
CREATE UNIQUE INDEX "accompany_request_one_open" ON "accompany_request" ("appointment_id", "kind") WHERE "withdrawn_at" IS NULL;
ALTER TABLE "walk_in_ticket"
  ADD CONSTRAINT "walk_in_ticket_number" CHECK ("number" > 0);
