-- CreateTable
CREATE TABLE "attendance_sheet" (
    "lesson_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,

    CONSTRAINT "attendance_sheet_pkey" PRIMARY KEY ("lesson_id")
);

-- CreateTable
CREATE TABLE "attendance_save" (
    "key" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by_id" UUID,

    CONSTRAINT "attendance_save_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "attendance_mark" (
    "lesson_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "mark" TEXT NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    "marked_by_id" UUID,

    CONSTRAINT "attendance_mark_pkey" PRIMARY KEY ("lesson_id","person_id")
);

-- CreateTable
CREATE TABLE "substitution" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "substitution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "learner_note" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "learner_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skill_progress" (
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_by_id" UUID,

    CONSTRAINT "skill_progress_pkey" PRIMARY KEY ("run_id","person_id","skill")
);

-- CreateTable
CREATE TABLE "group_message" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "sentence" TEXT NOT NULL,
    "lesson_id" UUID,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_by_id" UUID,
    "told" INTEGER NOT NULL,

    CONSTRAINT "group_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up_rule" (
    "id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by_id" UUID,
    "rested_at" TIMESTAMPTZ(3),

    CONSTRAINT "follow_up_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "outcome" TEXT,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_ask" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_on" DATE,

    CONSTRAINT "evaluation_ask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_answer" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "face" INTEGER NOT NULL,
    "learned" INTEGER NOT NULL,
    "pace" INTEGER NOT NULL,
    "welcome" INTEGER NOT NULL,

    CONSTRAINT "evaluation_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "proof_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "printed" JSONB NOT NULL,
    "pdf" BYTEA,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_id" UUID,
    "valid_until" DATE,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attendance_sheet_run_id_idx" ON "attendance_sheet"("run_id");

-- CreateIndex
CREATE INDEX "attendance_save_lesson_id_idx" ON "attendance_save"("lesson_id");

-- CreateIndex
CREATE INDEX "attendance_mark_run_id_person_id_idx" ON "attendance_mark"("run_id", "person_id");

-- CreateIndex
CREATE INDEX "attendance_mark_person_id_idx" ON "attendance_mark"("person_id");

-- CreateIndex
CREATE INDEX "substitution_person_id_idx" ON "substitution"("person_id");

-- CreateIndex
CREATE INDEX "substitution_run_id_idx" ON "substitution"("run_id");

-- CreateIndex
CREATE INDEX "learner_note_run_id_person_id_idx" ON "learner_note"("run_id", "person_id");

-- CreateIndex
CREATE INDEX "learner_note_person_id_idx" ON "learner_note"("person_id");

-- CreateIndex
CREATE INDEX "skill_progress_person_id_idx" ON "skill_progress"("person_id");

-- CreateIndex
CREATE INDEX "group_message_run_id_sent_at_idx" ON "group_message"("run_id", "sent_at");

-- CreateIndex
CREATE INDEX "follow_up_person_id_idx" ON "follow_up"("person_id");

-- CreateIndex
CREATE INDEX "follow_up_action_done_at_idx" ON "follow_up"("action", "done_at");

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_rule_id_run_id_person_id_key" ON "follow_up"("rule_id", "run_id", "person_id");

-- CreateIndex
CREATE INDEX "evaluation_ask_person_id_idx" ON "evaluation_ask"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_ask_run_id_person_id_key" ON "evaluation_ask"("run_id", "person_id");

-- CreateIndex
CREATE INDEX "evaluation_answer_run_id_idx" ON "evaluation_answer"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_proof_id_key" ON "certificate"("proof_id");

-- CreateIndex
CREATE INDEX "certificate_run_id_idx" ON "certificate"("run_id");

-- CreateIndex
CREATE INDEX "certificate_person_id_idx" ON "certificate"("person_id");

-- By hand: what Prisma cannot say.
ALTER TABLE "attendance_sheet" ADD CONSTRAINT "attendance_sheet_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id");
ALTER TABLE "attendance_save" ADD CONSTRAINT "attendance_save_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id");
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id");
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "attendance_mark" ADD CONSTRAINT "attendance_mark_known" CHECK ("mark" IN ('present', 'late', 'excused', 'absent'));
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id");
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_ends_after_begin" CHECK ("until_on" >= "from_on");
ALTER TABLE "learner_note" ADD CONSTRAINT "learner_note_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id");
ALTER TABLE "learner_note" ADD CONSTRAINT "learner_note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "skill_progress" ADD CONSTRAINT "skill_progress_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id");
ALTER TABLE "skill_progress" ADD CONSTRAINT "skill_progress_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "skill_progress" ADD CONSTRAINT "skill_progress_known" CHECK
  ("skill" IN ('listening', 'reading', 'speaking', 'writing') AND "step" IN ('begun', 'underway', 'reached'));
ALTER TABLE "group_message" ADD CONSTRAINT "group_message_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id");
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "follow_up_rule"("id");
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id");
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_done_how" CHECK (("done_at" IS NULL) = ("outcome" IS NULL));
ALTER TABLE "evaluation_ask" ADD CONSTRAINT "evaluation_ask_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id");
ALTER TABLE "evaluation_ask" ADD CONSTRAINT "evaluation_ask_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "evaluation_answer" ADD CONSTRAINT "evaluation_answer_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id");
ALTER TABLE "evaluation_answer" ADD CONSTRAINT "evaluation_answer_scales" CHECK
  ("face" BETWEEN 1 AND 3 AND "learned" BETWEEN 1 AND 3 AND "pace" BETWEEN 1 AND 3 AND "welcome" BETWEEN 1 AND 3);
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id");
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_proof_id_fkey" FOREIGN KEY ("proof_id") REFERENCES "proof"("id");
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_not_ones_own" CHECK ("issued_by_id" IS NULL OR "issued_by_id" <> "person_id");
-- One valid certificate of one run for one person.
CREATE UNIQUE INDEX "certificate_one_valid" ON "certificate" ("run_id", "person_id") WHERE "revoked_at" IS NULL;
-- One rule for each number of absences and each thing that follows an end.
CREATE UNIQUE INDEX "follow_up_rule_one" ON "follow_up_rule" ("trigger", "action", "threshold");
ALTER TABLE "follow_up_rule" ADD CONSTRAINT "follow_up_rule_known" CHECK
  (("trigger" = 'absences' AND "action" IN ('message', 'call') AND "threshold" BETWEEN 1 AND 50)
   OR ("trigger" = 'runEnded' AND "action" IN ('evaluation', 'nextLevel') AND "threshold" BETWEEN 0 AND 60));

-- The defaults every town begins with; the rules' page changes them.
INSERT INTO "follow_up_rule" ("id", "trigger", "action", "threshold", "changed_at") VALUES
  ('01940000-0000-7000-8000-000000000001', 'absences', 'message', 2, now()),
  ('01940000-0000-7000-8000-000000000002', 'absences', 'call', 4, now()),
  ('01940000-0000-7000-8000-000000000003', 'runEnded', 'evaluation', 0, now()),
  ('01940000-0000-7000-8000-000000000004', 'runEnded', 'nextLevel', 1, now());
