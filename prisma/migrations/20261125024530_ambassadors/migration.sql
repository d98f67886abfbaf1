-- CreateTable
CREATE TABLE "ambassador_role" (
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "icon" TEXT NOT NULL,
    "makes_pairs" BOOLEAN NOT NULL,
    "commitment_months" INTEGER NOT NULL DEFAULT 6,
    "minutes_per_week" INTEGER NOT NULL,
    "needs_police_record" BOOLEAN NOT NULL DEFAULT true,
    "training" TEXT[],
    "needs_occupation" BOOLEAN NOT NULL DEFAULT false,
    "most_pairs" INTEGER NOT NULL DEFAULT 2,
    "words" JSONB,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "ambassador_role_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ambassador_module" (
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "course_slug" TEXT NOT NULL,

    CONSTRAINT "ambassador_module_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ambassador" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'applied',
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "end_kind" TEXT,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL DEFAULT 1,
    "paused_until" DATE,
    "motivation" TEXT,
    "occupation" TEXT,
    "heard_from" TEXT,
    "coordinator_id" UUID,
    "talk_notes" TEXT,
    "chased_count" INTEGER NOT NULL DEFAULT 0,
    "chased_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ambassador_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ambassador_role_wish" (
    "ambassador_id" UUID NOT NULL,
    "role_key" TEXT NOT NULL,
    "agreed_at" TIMESTAMPTZ(3),
    "agreed_by_id" UUID,

    CONSTRAINT "ambassador_role_wish_pkey" PRIMARY KEY ("ambassador_id","role_key")
);

-- CreateTable
CREATE TABLE "ambassador_step" (
    "id" UUID NOT NULL,
    "ambassador_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "evidence_id" UUID,
    "reason" TEXT,
    "note" TEXT,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by_id" UUID,

    CONSTRAINT "ambassador_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ambassador_check" (
    "id" UUID NOT NULL,
    "ambassador_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_by_id" UUID NOT NULL,
    "issued_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "chased_at" TIMESTAMPTZ(3),
    "chased_count" INTEGER NOT NULL DEFAULT 0,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by_id" UUID,

    CONSTRAINT "ambassador_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ambassador_acceptance" (
    "id" UUID NOT NULL,
    "ambassador_id" UUID NOT NULL,
    "document" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ambassador_acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ambassador_talk" (
    "id" UUID NOT NULL,
    "ambassador_id" UUID NOT NULL,
    "with_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "way" TEXT NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "ambassador_talk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ambassador_draft" (
    "id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "person_id" UUID,
    "email" TEXT,
    "ambassador_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ambassador_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ambassador_person_id_key" ON "ambassador"("person_id");

-- CreateIndex
CREATE INDEX "ambassador_state_state_since_idx" ON "ambassador"("state", "state_since");

-- CreateIndex
CREATE INDEX "ambassador_coordinator_id_state_idx" ON "ambassador"("coordinator_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "ambassador_id_person_id_key" ON "ambassador"("id", "person_id");

-- CreateIndex
CREATE INDEX "ambassador_role_wish_role_key_idx" ON "ambassador_role_wish"("role_key");

-- CreateIndex
CREATE INDEX "ambassador_step_ambassador_id_at_idx" ON "ambassador_step"("ambassador_id", "at");

-- CreateIndex
CREATE INDEX "ambassador_step_kind_at_idx" ON "ambassador_step"("kind", "at");

-- CreateIndex
CREATE INDEX "ambassador_check_ambassador_id_expires_on_idx" ON "ambassador_check"("ambassador_id", "expires_on");

-- CreateIndex
CREATE INDEX "ambassador_check_expires_on_idx" ON "ambassador_check"("expires_on");

-- CreateIndex
CREATE UNIQUE INDEX "ambassador_acceptance_ambassador_id_document_country_versio_key" ON "ambassador_acceptance"("ambassador_id", "document", "country", "version");

-- CreateIndex
CREATE INDEX "ambassador_talk_ambassador_id_starts_at_idx" ON "ambassador_talk"("ambassador_id", "starts_at");

-- CreateIndex
CREATE INDEX "ambassador_draft_expires_at_idx" ON "ambassador_draft"("expires_at");

-- AddForeignKey
ALTER TABLE "ambassador_role_wish" ADD CONSTRAINT "ambassador_role_wish_ambassador_id_fkey" FOREIGN KEY ("ambassador_id") REFERENCES "ambassador"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ambassador_role_wish" ADD CONSTRAINT "ambassador_role_wish_role_key_fkey" FOREIGN KEY ("role_key") REFERENCES "ambassador_role"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ambassador_step" ADD CONSTRAINT "ambassador_step_ambassador_id_person_id_fkey" FOREIGN KEY ("ambassador_id", "person_id") REFERENCES "ambassador"("id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ambassador_check" ADD CONSTRAINT "ambassador_check_ambassador_id_person_id_fkey" FOREIGN KEY ("ambassador_id", "person_id") REFERENCES "ambassador"("id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ambassador_acceptance" ADD CONSTRAINT "ambassador_acceptance_ambassador_id_fkey" FOREIGN KEY ("ambassador_id") REFERENCES "ambassador"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ambassador_talk" ADD CONSTRAINT "ambassador_talk_ambassador_id_fkey" FOREIGN KEY ("ambassador_id") REFERENCES "ambassador"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE EXTENSION IF NOT EXISTS "btree_gist";

ALTER TABLE "ambassador"
  ADD CONSTRAINT "ambassador_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON UPDATE CASCADE,
  ADD CONSTRAINT "ambassador_known_state" CHECK ("state" IN
    ('applied', 'talkPlanned', 'screened', 'checked', 'trained', 'active', 'paused', 'left')),
  ADD CONSTRAINT "ambassador_ended_says_how" CHECK (("end_kind" IS NOT NULL) = ("state" = 'left')),
  ADD CONSTRAINT "ambassador_capacity_is_human" CHECK ("capacity" BETWEEN 0 AND 10);

ALTER TABLE "ambassador_step"
  ADD CONSTRAINT "ambassador_step_known_kind" CHECK ("kind" IN
    ('applied', 'talkPlanned', 'screened', 'checked', 'trained', 'activated', 'paused', 'resumed',
     'declined', 'withdrawn', 'lapsed', 'left')),
  -- Nobody approves themselves.
  ADD CONSTRAINT "ambassador_step_not_by_oneself" CHECK
    ("by_id" IS DISTINCT FROM "person_id" OR "kind" IN ('applied', 'paused', 'resumed', 'withdrawn', 'left')),
  -- What a human being must judge has a human being's name under it.
  ADD CONSTRAINT "ambassador_step_judged_by_somebody" CHECK
    ("by_id" IS NOT NULL OR "kind" IN ('applied', 'talkPlanned', 'trained', 'paused', 'resumed', 'withdrawn', 'lapsed', 'left'));

ALTER TABLE "ambassador_check"
  ADD CONSTRAINT "ambassador_check_not_by_oneself" CHECK ("seen_by_id" <> "person_id"),
  ADD CONSTRAINT "ambassador_check_known_kind" CHECK ("kind" IN ('be5962', 'nlVog')),
  ADD CONSTRAINT "ambassador_check_expires_after_issue" CHECK ("expires_on" > "issued_on");

ALTER TABLE "ambassador_acceptance"
  ADD CONSTRAINT "ambassador_acceptance_known_document" CHECK ("document" IN ('code', 'note'));

ALTER TABLE "ambassador_role"
  ADD CONSTRAINT "ambassador_role_sane" CHECK
    ("commitment_months" BETWEEN 0 AND 60 AND "minutes_per_week" BETWEEN 0 AND 2400 AND "most_pairs" BETWEEN 0 AND 10);

ALTER TABLE "ambassador_talk"
  ADD CONSTRAINT "ambassador_talk_ends_after_start" CHECK ("ends_at" > "starts_at"),
  ADD CONSTRAINT "ambassador_talk_known_outcome" CHECK ("outcome" IN ('held', 'missed')),
  -- One colleague listens to one person at a time.
  ADD CONSTRAINT "ambassador_talk_never_two_at_once" EXCLUDE USING gist
    ("with_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("cancelled_at" IS NULL);

-- One talk stands at a time.
CREATE UNIQUE INDEX "ambassador_talk_one_open" ON "ambassador_talk" ("ambassador_id")
  WHERE "cancelled_at" IS NULL AND "outcome" IS NULL;

-- The state is what the evidence says, whoever writes it. The same fold as lib/ambassadors/rules `standingOf`.
CREATE FUNCTION "derive_ambassador_state"("who" uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  step record;
  now_state text; reached text := 'applied'; since timestamptz; ended text;
  talk boolean := false; screened boolean := false; checked boolean := false; trained boolean := false;
  active boolean := false; paused boolean := false;
BEGIN
  FOR step IN SELECT s."kind", s."at" FROM "ambassador_step" s
               WHERE s."ambassador_id" = "who" AND s."voided_at" IS NULL ORDER BY s."at", s."id"
  LOOP
    CASE step."kind"
      WHEN 'applied' THEN
        talk := false; screened := false; checked := false; trained := false; active := false; paused := false; ended := NULL;
      WHEN 'talkPlanned' THEN talk := true;
      WHEN 'screened' THEN screened := true;
      WHEN 'checked' THEN checked := true;
      WHEN 'trained' THEN trained := true;
      WHEN 'activated' THEN active := true; paused := false;
      WHEN 'paused' THEN paused := true;
      WHEN 'resumed' THEN paused := false;
      ELSE ended := step."kind";
    END CASE;
    now_state := CASE
      WHEN ended IS NOT NULL THEN 'left'
      WHEN active AND paused THEN 'paused'
      WHEN active THEN 'active'
      WHEN screened AND checked AND trained THEN 'trained'
      WHEN screened AND checked THEN 'checked'
      WHEN screened THEN 'screened'
      WHEN talk THEN 'talkPlanned'
      ELSE 'applied' END;
    IF now_state <> reached OR since IS NULL THEN reached := now_state; since := step."at"; END IF;
  END LOOP;
  UPDATE "ambassador" a SET "state" = reached, "state_since" = coalesce(since, a."state_since"), "end_kind" = ended
   WHERE a."id" = "who"
     AND (a."state", a."state_since", a."end_kind") IS DISTINCT FROM (reached, coalesce(since, a."state_since"), ended);
END $$;

CREATE FUNCTION "follow_ambassador_steps"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "derive_ambassador_state"(coalesce(NEW."ambassador_id", OLD."ambassador_id"));
  RETURN NULL;
END $$;
CREATE TRIGGER "ambassador_step_gives_state" AFTER INSERT OR UPDATE OR DELETE ON "ambassador_step"
  FOR EACH ROW EXECUTE FUNCTION "follow_ambassador_steps"();

-- Nobody writes a state by hand: a change that does not come from the steps is put right at once.
CREATE FUNCTION "keep_ambassador_state"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() = 1 AND (NEW."state", NEW."end_kind") IS DISTINCT FROM (OLD."state", OLD."end_kind") THEN
    RAISE EXCEPTION 'an ambassador''s state follows from the steps' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ambassador_state_follows_steps" BEFORE UPDATE ON "ambassador"
  FOR EACH ROW EXECUTE FUNCTION "keep_ambassador_state"();

-- The modules and roles every town begins with.
INSERT INTO "ambassador_module" ("key", "position", "course_slug") VALUES
  ('basics', 1, 'ambassador-basics'),
  ('listening', 2, 'ambassador-listening'),
  ('interpreting', 3, 'ambassador-interpreting'),
  ('work', 4, 'ambassador-work');
INSERT INTO "ambassador_role"
  ("key", "position", "icon", "makes_pairs", "commitment_months", "minutes_per_week", "needs_police_record", "training", "needs_occupation", "most_pairs") VALUES
  ('mentor',             1, 'handshake',       true,  6, 120, true,  '{basics,listening}',    false, 2),
  ('languageBuddy',      2, 'chat-circle-dots', true, 6,  60, true,  '{basics}',              false, 3),
  ('housingGuide',       3, 'house-line',      true,  6,  90, true,  '{basics}',              false, 2),
  ('familyDinnerHost',   4, 'coffee',          true,  6,  45, true,  '{basics}',              false, 1),
  ('interpreter',        5, 'translate',       false, 6,  60, true,  '{basics,interpreting}', false, 0),
  ('professionalMentor', 6, 'certificate',     true,  6,  60, true,  '{basics,work}',         true,  2),
  ('entrepreneurMentor', 7, 'currency-eur',    true,  6,  60, true,  '{basics,work}',         true,  2),
  ('welcomeHour',        8, 'hand-waving',     false, 0,   0, false, '{}',                    false, 0),
  ('moveHelp',           9, 'map-trifold',     false, 0,   0, false, '{}',                    false, 0);
