-- CreateTable
CREATE TABLE "case_team" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type_keys" TEXT[],
    "phone" TEXT,
    "phone_weekdays" INTEGER[],
    "phone_from_minute" INTEGER,
    "phone_to_minute" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_team_member" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "safety" BOOLEAN NOT NULL DEFAULT false,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_team_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_type" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "country" TEXT NOT NULL,

    CONSTRAINT "case_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_type_version" (
    "id" UUID NOT NULL,
    "type_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "case_type_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_rule" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "country" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "confidence" TEXT NOT NULL,
    "source_name" TEXT NOT NULL,
    "source_url" TEXT,
    "seen_on" DATE NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "review_by" DATE NOT NULL,
    "tellable" BOOLEAN NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_id" UUID,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "help_case" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "type_version_id" UUID NOT NULL,
    "type_key" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "assignee_id" UUID,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "question" TEXT,
    "language" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "alarm" TEXT,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "reach_by" TEXT NOT NULL,
    "reach_when" TEXT[],
    "reach_note" TEXT,
    "answer_by" DATE NOT NULL,
    "first_answer_at" TIMESTAMPTZ(3),
    "stage" TEXT NOT NULL,
    "waiting_on" TEXT NOT NULL,
    "due_on" DATE,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "outcome" TEXT,
    "close_asked_at" TIMESTAMPTZ(3),
    "close_asked_by_id" UUID,
    "merged_into_id" UUID,
    "group_id" UUID,
    "anonymised_at" TIMESTAMPTZ(3),

    CONSTRAINT "help_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_fact" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "on" DATE,
    "value" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,
    "retracted_at" TIMESTAMPTZ(3),
    "retracted_by_id" UUID,

    CONSTRAINT "case_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "id" BIGSERIAL NOT NULL,
    "case_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "shared" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_task" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "key" TEXT,
    "words" TEXT,
    "who" TEXT NOT NULL,
    "assignee_id" UUID,
    "due_on" DATE,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "dropped_at" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "case_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_paper" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "key" TEXT,
    "words" TEXT,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "ready_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "seen_by_id" UUID,
    "waived_at" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "case_paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_note" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT,
    "reached" BOOLEAN,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_deadline" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "rule_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "trigger_on" DATE NOT NULL,
    "earliest_on" DATE,
    "latest_on" DATE,
    "safe_from_on" DATE,
    "safe_until_on" DATE,
    "tellable" BOOLEAN NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "next_remind_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "met_on" DATE,
    "missed_on" DATE,
    "missed_by" TEXT,
    "dropped_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_deadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_assignment" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "by_id" UUID,

    CONSTRAINT "case_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_participant" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "since_at" TIMESTAMPTZ(3) NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "by_id" UUID,

    CONSTRAINT "case_participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_flag" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT,
    "until_on" DATE,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "raised_by_id" UUID,
    "cleared_at" TIMESTAMPTZ(3),
    "cleared_by_id" UUID,

    CONSTRAINT "case_flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_referral" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "organisation_id" UUID,
    "partner" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,
    "consent_by_id" UUID,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_by_id" UUID,
    "accepted_at" TIMESTAMPTZ(3),
    "rejected_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "answer" TEXT,

    CONSTRAINT "case_referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_letter" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "case_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_draft" (
    "id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "opened_by" TEXT NOT NULL,
    "person_id" UUID,
    "staff_id" UUID,
    "topic" TEXT,
    "question" TEXT,
    "alarm" TEXT,
    "reach_by" TEXT,
    "reach_when" TEXT[],
    "reach_note" TEXT,
    "urgency" TEXT,
    "full_name" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "case_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_view" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "team_id" UUID,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_bulk" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_bulk_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_team_key_key" ON "case_team"("key");

-- CreateIndex
CREATE INDEX "case_team_member_person_id_idx" ON "case_team_member"("person_id");

-- CreateIndex
CREATE INDEX "case_team_member_team_id_idx" ON "case_team_member"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_type_country_key_key" ON "case_type"("country", "key");

-- CreateIndex
CREATE UNIQUE INDEX "case_type_version_type_id_version_key" ON "case_type_version"("type_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "case_rule_key_version_key" ON "case_rule"("key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "help_case_number_key" ON "help_case"("number");

-- CreateIndex
CREATE INDEX "help_case_person_id_idx" ON "help_case"("person_id");

-- CreateIndex
CREATE INDEX "help_case_type_version_id_idx" ON "help_case"("type_version_id");

-- CreateIndex
CREATE INDEX "help_case_group_id_idx" ON "help_case"("group_id");

-- CreateIndex
CREATE INDEX "case_fact_case_id_idx" ON "case_fact"("case_id");

-- CreateIndex
CREATE INDEX "case_event_case_id_id_idx" ON "case_event"("case_id", "id");

-- CreateIndex
CREATE INDEX "case_task_case_id_idx" ON "case_task"("case_id");

-- CreateIndex
CREATE INDEX "case_paper_case_id_idx" ON "case_paper"("case_id");

-- CreateIndex
CREATE INDEX "case_note_case_id_idx" ON "case_note"("case_id");

-- CreateIndex
CREATE INDEX "case_deadline_case_id_idx" ON "case_deadline"("case_id");

-- CreateIndex
CREATE INDEX "case_deadline_rule_id_idx" ON "case_deadline"("rule_id");

-- CreateIndex
CREATE INDEX "case_assignment_case_id_idx" ON "case_assignment"("case_id");

-- CreateIndex
CREATE INDEX "case_assignment_person_id_idx" ON "case_assignment"("person_id");

-- CreateIndex
CREATE INDEX "case_participant_case_id_idx" ON "case_participant"("case_id");

-- CreateIndex
CREATE INDEX "case_participant_person_id_idx" ON "case_participant"("person_id");

-- CreateIndex
CREATE INDEX "case_flag_case_id_idx" ON "case_flag"("case_id");

-- CreateIndex
CREATE INDEX "case_referral_case_id_idx" ON "case_referral"("case_id");

-- CreateIndex
CREATE INDEX "case_referral_organisation_id_idx" ON "case_referral"("organisation_id");

-- CreateIndex
CREATE INDEX "case_letter_case_id_idx" ON "case_letter"("case_id");

-- CreateIndex
CREATE INDEX "case_draft_expires_at_idx" ON "case_draft"("expires_at");

-- CreateIndex
CREATE INDEX "case_view_owner_id_idx" ON "case_view"("owner_id");

-- CreateIndex
CREATE INDEX "case_bulk_by_id_at_idx" ON "case_bulk"("by_id", "at");

-- AddForeignKey
ALTER TABLE "case_team_member" ADD CONSTRAINT "case_team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "case_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_type_version" ADD CONSTRAINT "case_type_version_type_id_fkey" FOREIGN KEY ("type_id") REFERENCES "case_type"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_type_version_id_fkey" FOREIGN KEY ("type_version_id") REFERENCES "case_type_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "case_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_fact" ADD CONSTRAINT "case_fact_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_task" ADD CONSTRAINT "case_task_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_paper" ADD CONSTRAINT "case_paper_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_note" ADD CONSTRAINT "case_note_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_deadline" ADD CONSTRAINT "case_deadline_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_deadline" ADD CONSTRAINT "case_deadline_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "case_rule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_assignment" ADD CONSTRAINT "case_assignment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_participant" ADD CONSTRAINT "case_participant_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_flag" ADD CONSTRAINT "case_flag_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_referral" ADD CONSTRAINT "case_referral_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_letter" ADD CONSTRAINT "case_letter_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "help_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what Prisma's schema cannot say.
ALTER TABLE "case_team_member" ADD CONSTRAINT "case_team_member_person" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_person" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_assignee" FOREIGN KEY ("assignee_id") REFERENCES "person"("id");
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_merged_into" FOREIGN KEY ("merged_into_id") REFERENCES "help_case"("id");
ALTER TABLE "case_assignment" ADD CONSTRAINT "case_assignment_person" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "case_assignment" ADD CONSTRAINT "case_assignment_team" FOREIGN KEY ("team_id") REFERENCES "case_team"("id");
ALTER TABLE "case_participant" ADD CONSTRAINT "case_participant_person" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "case_draft" ADD CONSTRAINT "case_draft_case" FOREIGN KEY ("case_id") REFERENCES "help_case"("id");
ALTER TABLE "case_view" ADD CONSTRAINT "case_view_owner" FOREIGN KEY ("owner_id") REFERENCES "person"("id");
ALTER TABLE "case_view" ADD CONSTRAINT "case_view_team" FOREIGN KEY ("team_id") REFERENCES "case_team"("id");

-- Numbers people read out; holes do no harm.
CREATE SEQUENCE "help_case_number" AS INTEGER;

-- One that stands at a time.
CREATE UNIQUE INDEX "case_assignment_one_live" ON "case_assignment" ("case_id") WHERE "until_at" IS NULL;
CREATE UNIQUE INDEX "case_team_member_one_live" ON "case_team_member" ("team_id", "person_id") WHERE "left_at" IS NULL;
CREATE UNIQUE INDEX "case_fact_one_live" ON "case_fact" ("case_id", "key") WHERE "retracted_at" IS NULL;
CREATE UNIQUE INDEX "case_rule_one_live" ON "case_rule" ("key") WHERE "superseded_at" IS NULL;
CREATE UNIQUE INDEX "case_deadline_one_live" ON "case_deadline" ("case_id", "rule_key") WHERE "dropped_at" IS NULL;
CREATE UNIQUE INDEX "case_participant_one_live" ON "case_participant" ("case_id", "person_id") WHERE "until_at" IS NULL;
CREATE UNIQUE INDEX "case_referral_one_open" ON "case_referral" ("case_id")
  WHERE "accepted_at" IS NULL AND "rejected_at" IS NULL AND "withdrawn_at" IS NULL;

ALTER TABLE "help_case" ADD CONSTRAINT "help_case_closed_has_outcome" CHECK (("closed_at" IS NULL) = ("outcome" IS NULL));
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_merged_is_closed" CHECK ("merged_into_id" IS NULL OR ("closed_at" IS NOT NULL AND "merged_into_id" <> "id"));
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_four_eyes" CHECK ("closed_at" IS NULL OR "close_asked_by_id" IS NULL OR "close_asked_by_id" IS DISTINCT FROM "closed_by_id");
ALTER TABLE "help_case" ADD CONSTRAINT "help_case_waiting_on" CHECK ("waiting_on" IN ('centre', 'newcomer', 'authority', 'partner', 'nobody'));
ALTER TABLE "case_fact" ADD CONSTRAINT "case_fact_day_or_value" CHECK (num_nonnulls("on", "value") = 1);
ALTER TABLE "case_note" ADD CONSTRAINT "case_note_kind" CHECK ("kind" IN ('internal', 'shared', 'contact'));
ALTER TABLE "case_task" ADD CONSTRAINT "case_task_has_words" CHECK ("key" IS NOT NULL OR "words" IS NOT NULL);
ALTER TABLE "case_task" ADD CONSTRAINT "case_task_who" CHECK ("who" IN ('newcomer', 'centre', 'authority', 'partner'));
ALTER TABLE "case_paper" ADD CONSTRAINT "case_paper_has_words" CHECK ("key" IS NOT NULL OR "words" IS NOT NULL);
-- What nobody is sure of is never told as a date.
ALTER TABLE "case_rule" ADD CONSTRAINT "case_rule_confidence" CHECK ("confidence" IN ('verified', 'differs', 'common', 'unsure'));
ALTER TABLE "case_rule" ADD CONSTRAINT "case_rule_unsure_is_untold" CHECK (NOT ("confidence" = 'unsure' AND "tellable"));
ALTER TABLE "case_deadline" ADD CONSTRAINT "case_deadline_window" CHECK ("earliest_on" <= "latest_on" AND "safe_from_on" <= "safe_until_on");
ALTER TABLE "case_deadline" ADD CONSTRAINT "case_deadline_kept_or_missed" CHECK ("met_on" IS NULL OR "missed_on" IS NULL);
ALTER TABLE "case_deadline" ADD CONSTRAINT "case_deadline_kind" CHECK ("kind" IN ('act', 'authority'));
ALTER TABLE "case_referral" ADD CONSTRAINT "case_referral_one_answer" CHECK (num_nonnulls("accepted_at", "rejected_at", "withdrawn_at") <= 1);

-- The inbox: open cases of a team or of somebody, the nearest day first.
CREATE INDEX "help_case_open_team" ON "help_case" ("team_id", "due_on", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "help_case_open_mine" ON "help_case" ("assignee_id", "due_on", "id") WHERE "closed_at" IS NULL;
CREATE INDEX "help_case_closed" ON "help_case" ("closed_at") WHERE "closed_at" IS NOT NULL AND "anonymised_at" IS NULL;
CREATE INDEX "help_case_team_changed" ON "help_case" ("team_id", "changed_at" DESC, "id");
CREATE INDEX "case_task_open_due" ON "case_task" ("case_id", "due_on") WHERE "done_at" IS NULL AND "dropped_at" IS NULL;
CREATE INDEX "case_deadline_to_remind" ON "case_deadline" ("next_remind_on") WHERE "met_on" IS NULL AND "missed_on" IS NULL AND "dropped_at" IS NULL;

-- Words without their marks, for search; immutable, so that an index may hold them.
CREATE FUNCTION "case_words"(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT to_tsvector('simple', public.unaccent('public.unaccent', coalesce($1, ''))) $$;
CREATE INDEX "help_case_question_words" ON "help_case" USING gin ("case_words"("question"));
CREATE INDEX "case_note_words" ON "case_note" USING gin ("case_words"("text")) WHERE "removed_at" IS NULL;
