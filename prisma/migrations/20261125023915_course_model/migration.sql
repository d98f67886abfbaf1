-- AlterTable
ALTER TABLE "course" ADD COLUMN     "audience" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "level_gate" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "price" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "price_exemptions" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "renewal_months" INTEGER;

-- AlterTable
ALTER TABLE "course_run" ADD COLUMN     "childcare_pool_id" UUID,
ADD COLUMN     "group_id" UUID;

-- AlterTable
ALTER TABLE "lesson" ADD COLUMN     "room_id" UUID,
ADD COLUMN     "teacher_id" UUID;

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "companion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "party_id" UUID;

-- CreateTable
CREATE TABLE "course_track" (
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "hours_per_level" INTEGER,

    CONSTRAINT "course_track_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "course_skill" (
    "course_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "level_from" TEXT NOT NULL,
    "level_to" TEXT NOT NULL,

    CONSTRAINT "course_skill_pkey" PRIMARY KEY ("course_id","skill")
);

-- CreateTable
CREATE TABLE "course_prerequisite" (
    "course_id" UUID NOT NULL,
    "requires_id" UUID NOT NULL,

    CONSTRAINT "course_prerequisite_pkey" PRIMARY KEY ("course_id","requires_id")
);

-- CreateTable
CREATE TABLE "course_material" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "body" TEXT,
    "locale" TEXT NOT NULL,
    "booked_only" BOOLEAN NOT NULL DEFAULT true,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_group" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "course_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_group_member" (
    "group_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by_id" UUID,

    CONSTRAINT "course_group_member_pkey" PRIMARY KEY ("group_id","person_id")
);

-- CreateTable
CREATE TABLE "placement_fact" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'nl',
    "skill" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "fact_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,
    "note" TEXT,
    "run_id" UUID,

    CONSTRAINT "placement_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "childcare_child" (
    "booking_id" UUID NOT NULL,
    "call_name" TEXT NOT NULL,
    "birth_year" INTEGER NOT NULL,

    CONSTRAINT "childcare_child_pkey" PRIMARY KEY ("booking_id")
);

-- CreateTable
CREATE TABLE "booking_party" (
    "id" UUID NOT NULL,
    "booked_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_party_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "course_prerequisite_requires_id_idx" ON "course_prerequisite"("requires_id");

-- CreateIndex
CREATE INDEX "course_material_course_id_position_idx" ON "course_material"("course_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "course_group_code_key" ON "course_group"("code");

-- CreateIndex
CREATE INDEX "course_group_member_person_id_idx" ON "course_group_member"("person_id");

-- CreateIndex
CREATE INDEX "placement_fact_person_id_skill_fact_on_idx" ON "placement_fact"("person_id", "skill", "fact_on");

-- CreateIndex
CREATE INDEX "booking_party_booked_by_id_idx" ON "booking_party"("booked_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_run_childcare_pool_id_key" ON "course_run"("childcare_pool_id");

-- CreateIndex
CREATE INDEX "course_run_group_id_idx" ON "course_run"("group_id");

-- CreateIndex
CREATE INDEX "booking_party_id_idx" ON "booking"("party_id");

-- AddForeignKey
ALTER TABLE "course_skill" ADD CONSTRAINT "course_skill_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_prerequisite" ADD CONSTRAINT "course_prerequisite_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_prerequisite" ADD CONSTRAINT "course_prerequisite_requires_id_fkey" FOREIGN KEY ("requires_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_material" ADD CONSTRAINT "course_material_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_group_member" ADD CONSTRAINT "course_group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "course_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_childcare_pool_id_fkey" FOREIGN KEY ("childcare_pool_id") REFERENCES "place_pool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "course_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "childcare_child" ADD CONSTRAINT "childcare_child_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "booking_party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say. tests/integration/db/course-guards.test.ts asserts that each exists.
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- No room and no teacher is in two lessons at once. Half-open: one may begin when the other ends.
ALTER TABLE "lesson"
  ADD CONSTRAINT "lesson_room_once" EXCLUDE USING gist
    ("room_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("room_id" IS NOT NULL AND "cancelled_at" IS NULL),
  ADD CONSTRAINT "lesson_teacher_once" EXCLUDE USING gist
    ("teacher_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("teacher_id" IS NOT NULL AND "cancelled_at" IS NULL),
  ADD CONSTRAINT "lesson_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "lesson_teacher_id_fkey" FOREIGN KEY ("teacher_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One active claim of one person on one pool, and one for each child that comes along.
DROP INDEX "booking_one_active_per_person";
CREATE UNIQUE INDEX "booking_one_active_per_person" ON "booking" ("pool_id", "person_id", "companion")
  WHERE "state" IN ('held', 'placed', 'waiting', 'offered');
ALTER TABLE "booking"
  ADD CONSTRAINT "booking_companion_has_a_party" CHECK ("companion" = 0 OR ("companion" > 0 AND "party_id" IS NOT NULL));
ALTER TABLE "booking_party"
  ADD CONSTRAINT "booking_party_booked_by_id_fkey" FOREIGN KEY ("booked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "course"
  ADD CONSTRAINT "course_price_not_negative" CHECK ("price" >= 0),
  ADD CONSTRAINT "course_renewal_positive" CHECK ("renewal_months" > 0);
ALTER TABLE "course_prerequisite" ADD CONSTRAINT "course_prerequisite_not_itself" CHECK ("course_id" <> "requires_id");
ALTER TABLE "course_material" ADD CONSTRAINT "course_material_is_one_thing" CHECK (("url" IS NULL) <> ("body" IS NULL));
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_childcare_has_places" CHECK ("childcare_pool_id" IS NULL OR "childcare");
ALTER TABLE "course_group_member"
  ADD CONSTRAINT "course_group_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "placement_fact"
  ADD CONSTRAINT "placement_fact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "placement_fact_evidence" CHECK ("evidence" IN ('self', 'tested', 'certified')),
  ADD CONSTRAINT "placement_fact_skill" CHECK ("skill" IN ('listening', 'speaking', 'reading', 'writing'));

-- Runs that promised childcare get places for it.
DO $$
DECLARE r record; pool uuid;
BEGIN
  FOR r IN SELECT run.id, p.closes_at FROM course_run run JOIN place_pool p ON p.id = run.pool_id WHERE run.childcare LOOP
    pool := gen_random_uuid();
    INSERT INTO place_pool (id, kind, capacity, closes_at, changed_at) VALUES (pool, 'courses.childcare', 8, r.closes_at, now());
    UPDATE course_run SET childcare_pool_id = pool WHERE id = r.id;
  END LOOP;
END $$;
