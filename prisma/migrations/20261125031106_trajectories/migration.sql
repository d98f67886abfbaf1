-- CreateTable
CREATE TABLE "trajectory_template" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "checked_on" DATE NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by_id" UUID,

    CONSTRAINT "trajectory_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trajectory_part" (
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "required_minutes" INTEGER,
    "counts" TEXT[],
    "term_months" INTEGER,

    CONSTRAINT "trajectory_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trajectory" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "started_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "trajectory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trajectory_mark" (
    "trajectory_id" UUID NOT NULL,
    "part_id" UUID NOT NULL,
    "done_on" DATE NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    "marked_by_id" UUID,

    CONSTRAINT "trajectory_mark_pkey" PRIMARY KEY ("trajectory_id","part_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "trajectory_template_code_key" ON "trajectory_template"("code");

-- CreateIndex
CREATE UNIQUE INDEX "trajectory_part_template_id_code_key" ON "trajectory_part"("template_id", "code");

-- CreateIndex
CREATE INDEX "trajectory_person_id_idx" ON "trajectory"("person_id");

-- AddForeignKey
ALTER TABLE "trajectory_part" ADD CONSTRAINT "trajectory_part_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "trajectory_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trajectory" ADD CONSTRAINT "trajectory_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "trajectory_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trajectory_mark" ADD CONSTRAINT "trajectory_mark_trajectory_id_fkey" FOREIGN KEY ("trajectory_id") REFERENCES "trajectory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trajectory_mark" ADD CONSTRAINT "trajectory_mark_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "trajectory_part"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what Prisma cannot say.
ALTER TABLE "trajectory" ADD CONSTRAINT "trajectory_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");
CREATE UNIQUE INDEX "trajectory_one_open" ON "trajectory" ("person_id", "template_id") WHERE "ended_at" IS NULL;
ALTER TABLE "trajectory_part" ADD CONSTRAINT "trajectory_part_hours_count" CHECK
  ("required_minutes" IS NULL OR ("required_minutes" > 0 AND cardinality("counts") > 0));
ALTER TABLE "trajectory_template" ADD CONSTRAINT "trajectory_template_valid" CHECK ("valid_until" IS NULL OR "valid_until" >= "valid_from");
ALTER TABLE "trajectory_mark" ADD CONSTRAINT "trajectory_mark_not_before" CHECK ("done_on" >= DATE '1950-01-01');

-- What every town begins with: Flanders (Decree of 7 June 2013 as changed; participation and network since 1 January
-- 2023) and the Netherlands (Wet inburgering 2021, three routes). The administrator's page changes them.
INSERT INTO "trajectory_template" ("id", "code", "country", "source", "checked_on", "valid_from", "changed_at") VALUES
  ('01940000-0000-7000-8000-000000000101', 'be-vl-2023', 'BE', 'Decreet van 7 juni 2013 betreffende het Vlaamse integratie- en inburgeringsbeleid; integratie-inburgering.be', '2026-11-01', '2023-01-01', now()),
  ('01940000-0000-7000-8000-000000000102', 'nl-2021-b1', 'NL', 'Wet inburgering 2021, art. 6 en 7; inburgeren.nl', '2026-11-01', '2022-01-01', now()),
  ('01940000-0000-7000-8000-000000000103', 'nl-2021-education', 'NL', 'Wet inburgering 2021, art. 6 en 8; inburgeren.nl', '2026-11-01', '2022-01-01', now()),
  ('01940000-0000-7000-8000-000000000104', 'nl-2021-z', 'NL', 'Wet inburgering 2021, art. 6 en 9; inburgeren.nl', '2026-11-01', '2022-01-01', now());
INSERT INTO "trajectory_part" ("id", "template_id", "code", "position", "required_minutes", "counts", "term_months") VALUES
  ('01940000-0000-7000-8000-000000000201', '01940000-0000-7000-8000-000000000101', 'dutchA2', 1, NULL, '{}', NULL),
  ('01940000-0000-7000-8000-000000000202', '01940000-0000-7000-8000-000000000101', 'orientation', 2, NULL, '{}', NULL),
  ('01940000-0000-7000-8000-000000000203', '01940000-0000-7000-8000-000000000101', 'workService', 3, NULL, '{}', NULL),
  ('01940000-0000-7000-8000-000000000204', '01940000-0000-7000-8000-000000000101', 'participation', 4, 2400, '{pair,event,neighbourhood,association,volunteering,internship,languageCafe}', NULL),
  ('01940000-0000-7000-8000-000000000211', '01940000-0000-7000-8000-000000000102', 'dutchB1', 1, NULL, '{}', 36),
  ('01940000-0000-7000-8000-000000000212', '01940000-0000-7000-8000-000000000102', 'knm', 2, NULL, '{}', 36),
  ('01940000-0000-7000-8000-000000000213', '01940000-0000-7000-8000-000000000102', 'pvt', 3, NULL, '{}', 36),
  ('01940000-0000-7000-8000-000000000214', '01940000-0000-7000-8000-000000000102', 'map', 4, NULL, '{}', 36),
  ('01940000-0000-7000-8000-000000000221', '01940000-0000-7000-8000-000000000103', 'education', 1, NULL, '{}', 36),
  ('01940000-0000-7000-8000-000000000222', '01940000-0000-7000-8000-000000000103', 'knm', 2, NULL, '{}', 36),
  ('01940000-0000-7000-8000-000000000223', '01940000-0000-7000-8000-000000000103', 'pvt', 3, NULL, '{}', 36),
  ('01940000-0000-7000-8000-000000000231', '01940000-0000-7000-8000-000000000104', 'lessonHours', 1, 48000, '{lesson,training}', 36),
  ('01940000-0000-7000-8000-000000000232', '01940000-0000-7000-8000-000000000104', 'practiceHours', 2, 48000, '{pair,event,neighbourhood,association,volunteering,internship,work,languageCafe}', 36),
  ('01940000-0000-7000-8000-000000000233', '01940000-0000-7000-8000-000000000104', 'knm', 3, NULL, '{}', 36),
  ('01940000-0000-7000-8000-000000000234', '01940000-0000-7000-8000-000000000104', 'pvt', 4, NULL, '{}', 36),
  ('01940000-0000-7000-8000-000000000235', '01940000-0000-7000-8000-000000000104', 'map', 5, NULL, '{}', 36);
