-- CreateTable
CREATE TABLE "course_intake" (
    "person_id" UUID NOT NULL,
    "goals" TEXT[],
    "times" TEXT[],
    "care_children" INTEGER NOT NULL DEFAULT 0,
    "online" BOOLEAN NOT NULL DEFAULT false,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_intake_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "course_demand" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "day_part" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "childcare" BOOLEAN NOT NULL DEFAULT false,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "course_demand_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "course_demand_person_id_idx" ON "course_demand"("person_id");

-- CreateIndex
CREATE INDEX "course_demand_level_day_part_idx" ON "course_demand"("level", "day_part");

ALTER TABLE "course_intake"
  ADD CONSTRAINT "course_intake_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "course_intake_children" CHECK ("care_children" >= 0);
ALTER TABLE "course_demand"
  ADD CONSTRAINT "course_demand_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- One waits once at a time.
CREATE UNIQUE INDEX "course_demand_once" ON "course_demand" ("person_id") WHERE "ended_at" IS NULL;
