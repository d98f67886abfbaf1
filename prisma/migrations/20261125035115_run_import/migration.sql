-- CreateTable
CREATE TABLE "run_import" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "run_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "run_import_expires_at_idx" ON "run_import"("expires_at");

ALTER TABLE "run_import"
  ADD CONSTRAINT "run_import_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- The board and the demand report look at rooms, teachers and waiting people by time.
CREATE INDEX "lesson_room_when" ON "lesson" ("room_id", "starts_at") WHERE "cancelled_at" IS NULL;
CREATE INDEX "lesson_teacher_when" ON "lesson" ("teacher_id", "starts_at") WHERE "cancelled_at" IS NULL;
CREATE INDEX "booking_waiting" ON "booking" ("pool_id") WHERE "state" = 'waiting';
