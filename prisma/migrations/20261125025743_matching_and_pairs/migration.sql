-- CreateTable
CREATE TABLE "match_profile" (
    "person_id" UUID NOT NULL,
    "availability" INTEGER NOT NULL DEFAULT 0,
    "max_km" INTEGER,
    "interests" TEXT[],
    "offers" TEXT[],
    "stages" TEXT[],
    "occupation" TEXT,
    "without_language" BOOLEAN NOT NULL DEFAULT false,
    "traits" TEXT[],
    "needs" TEXT[],
    "prefers" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "match_profile_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "match_request" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "role_key" TEXT NOT NULL,
    "asks" TEXT[],
    "together" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "waiting_since" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "match_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_weights" (
    "id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_id" UUID,
    "weights" JSONB NOT NULL,
    "floor_gap" INTEGER,

    CONSTRAINT "match_weights_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_run" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_id" UUID,
    "job_id" UUID,
    "weights" JSONB NOT NULL,
    "floor_gap" INTEGER,
    "seed" INTEGER NOT NULL,
    "what_if" BOOLEAN NOT NULL DEFAULT false,
    "ended_at" TIMESTAMPTZ(3),
    "figures" JSONB,
    "answer" JSONB,

    CONSTRAINT "match_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_suggestion" (
    "run_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "helper_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "reasons" JSONB NOT NULL,
    "cautions" JSONB NOT NULL,

    CONSTRAINT "match_suggestion_pkey" PRIMARY KEY ("run_id","request_id")
);

-- CreateTable
CREATE TABLE "match_rule" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "seeker_id" UUID NOT NULL,
    "helper_id" UUID NOT NULL,
    "note" TEXT,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "set_by_id" UUID,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "match_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_proposal" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "seeker_id" UUID,
    "helper_id" UUID,
    "role_key" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "cautions" JSONB NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "proposed_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "seeker_answer" TEXT,
    "seeker_answered_at" TIMESTAMPTZ(3),
    "seeker_reason" TEXT,
    "helper_answer" TEXT,
    "helper_answered_at" TIMESTAMPTZ(3),
    "helper_reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "match_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_question" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,

    CONSTRAINT "match_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pair" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "seeker_id" UUID,
    "helper_id" UUID,
    "role_key" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_on" DATE NOT NULL,
    "renewals" INTEGER NOT NULL DEFAULT 0,
    "paused_until" DATE,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "end_reason" TEXT,
    "last_heard_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pair_meeting" (
    "id" UUID NOT NULL,
    "pair_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL,
    "logged_by_id" UUID,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "pair_meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pair_check_in" (
    "id" UUID NOT NULL,
    "pair_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "moment" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "face" INTEGER,
    "load" INTEGER,
    "wants_call" BOOLEAN NOT NULL DEFAULT false,
    "answered_at" TIMESTAMPTZ(3),
    "handled_at" TIMESTAMPTZ(3),
    "handled_by_id" UUID,

    CONSTRAINT "pair_check_in_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pair_nudge" (
    "pair_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pair_nudge_pkey" PRIMARY KEY ("pair_id","kind","since")
);

-- CreateTable
CREATE TABLE "pair_report" (
    "id" UUID NOT NULL,
    "pair_id" UUID,
    "reporter_id" UUID,
    "kind" TEXT NOT NULL,
    "words" TEXT,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "handled_by_id" UUID,
    "note" TEXT,

    CONSTRAINT "pair_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "match_request_state_waiting_since_idx" ON "match_request"("state", "waiting_since");

-- CreateIndex
CREATE INDEX "match_request_person_id_idx" ON "match_request"("person_id");

-- CreateIndex
CREATE INDEX "match_weights_set_at_idx" ON "match_weights"("set_at");

-- CreateIndex
CREATE INDEX "match_run_started_at_idx" ON "match_run"("started_at");

-- CreateIndex
CREATE INDEX "match_suggestion_helper_id_idx" ON "match_suggestion"("helper_id");

-- CreateIndex
CREATE INDEX "match_rule_seeker_id_idx" ON "match_rule"("seeker_id");

-- CreateIndex
CREATE INDEX "match_rule_helper_id_idx" ON "match_rule"("helper_id");

-- CreateIndex
CREATE INDEX "match_proposal_state_expires_at_idx" ON "match_proposal"("state", "expires_at");

-- CreateIndex
CREATE INDEX "match_proposal_seeker_id_idx" ON "match_proposal"("seeker_id");

-- CreateIndex
CREATE INDEX "match_proposal_helper_id_idx" ON "match_proposal"("helper_id");

-- CreateIndex
CREATE INDEX "match_question_proposal_id_idx" ON "match_question"("proposal_id");

-- CreateIndex
CREATE UNIQUE INDEX "pair_proposal_id_key" ON "pair"("proposal_id");

-- CreateIndex
CREATE INDEX "pair_seeker_id_idx" ON "pair"("seeker_id");

-- CreateIndex
CREATE INDEX "pair_helper_id_idx" ON "pair"("helper_id");

-- CreateIndex
CREATE INDEX "pair_ended_at_last_heard_at_idx" ON "pair"("ended_at", "last_heard_at");

-- CreateIndex
CREATE INDEX "pair_meeting_pair_id_on_idx" ON "pair_meeting"("pair_id", "on");

-- CreateIndex
CREATE UNIQUE INDEX "pair_check_in_pair_id_side_moment_key" ON "pair_check_in"("pair_id", "side", "moment");

-- CreateIndex
CREATE INDEX "pair_report_handled_at_reported_at_idx" ON "pair_report"("handled_at", "reported_at");

-- AddForeignKey
ALTER TABLE "match_suggestion" ADD CONSTRAINT "match_suggestion_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "match_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_question" ADD CONSTRAINT "match_question_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "match_proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_meeting" ADD CONSTRAINT "pair_meeting_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_check_in" ADD CONSTRAINT "pair_check_in_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pair_nudge" ADD CONSTRAINT "pair_nudge_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "match_profile"
  ADD CONSTRAINT "match_profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON UPDATE CASCADE,
  ADD CONSTRAINT "match_profile_week" CHECK ("availability" BETWEEN 0 AND 2097151 AND ("max_km" IS NULL OR "max_km" BETWEEN 1 AND 100));

ALTER TABLE "match_request"
  ADD CONSTRAINT "match_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON UPDATE CASCADE,
  ADD CONSTRAINT "match_request_role_key_fkey" FOREIGN KEY ("role_key") REFERENCES "ambassador_role"("key") ON UPDATE CASCADE,
  ADD CONSTRAINT "match_request_known_state" CHECK ("state" IN ('draft', 'waiting', 'paired', 'withdrawn', 'done')),
  ADD CONSTRAINT "match_request_waits_since" CHECK ("state" NOT IN ('waiting', 'paired') OR "waiting_since" IS NOT NULL),
  ADD CONSTRAINT "match_request_ended_says_when" CHECK (("ended_at" IS NOT NULL) = ("state" IN ('withdrawn', 'done')));
-- One wish a role stands open.
CREATE UNIQUE INDEX "match_request_one_open" ON "match_request" ("person_id", "role_key")
  WHERE "state" IN ('draft', 'waiting', 'paired');

ALTER TABLE "match_suggestion"
  ADD CONSTRAINT "match_suggestion_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "match_request"("id") ON DELETE CASCADE,
  ADD CONSTRAINT "match_suggestion_helper_id_fkey" FOREIGN KEY ("helper_id") REFERENCES "person"("id") ON UPDATE CASCADE;

ALTER TABLE "match_rule"
  ADD CONSTRAINT "match_rule_seeker_id_fkey" FOREIGN KEY ("seeker_id") REFERENCES "person"("id") ON UPDATE CASCADE,
  ADD CONSTRAINT "match_rule_helper_id_fkey" FOREIGN KEY ("helper_id") REFERENCES "person"("id") ON UPDATE CASCADE,
  ADD CONSTRAINT "match_rule_known_kind" CHECK ("kind" IN ('pin', 'apart')),
  ADD CONSTRAINT "match_rule_two_people" CHECK ("seeker_id" <> "helper_id");
CREATE UNIQUE INDEX "match_rule_one_word" ON "match_rule" ("seeker_id", "helper_id") WHERE "lifted_at" IS NULL;

ALTER TABLE "match_proposal"
  ADD CONSTRAINT "match_proposal_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "match_request"("id"),
  ADD CONSTRAINT "match_proposal_seeker_id_fkey" FOREIGN KEY ("seeker_id") REFERENCES "person"("id") ON UPDATE CASCADE,
  ADD CONSTRAINT "match_proposal_helper_id_fkey" FOREIGN KEY ("helper_id") REFERENCES "person"("id") ON UPDATE CASCADE,
  ADD CONSTRAINT "match_proposal_two_people" CHECK ("seeker_id" <> "helper_id"),
  ADD CONSTRAINT "match_proposal_known_state" CHECK ("state" IN ('open', 'agreed', 'declined', 'expired', 'withdrawn')),
  ADD CONSTRAINT "match_proposal_known_answers" CHECK ("seeker_answer" IN ('yes', 'no') AND "helper_answer" IN ('yes', 'no')),
  -- Nobody is a pair who did not say yes.
  ADD CONSTRAINT "match_proposal_agreed_by_both" CHECK
    ("state" <> 'agreed' OR ("seeker_answer" IS NOT DISTINCT FROM 'yes' AND "helper_answer" IS NOT DISTINCT FROM 'yes')),
  ADD CONSTRAINT "match_proposal_ended_says_when" CHECK (("ended_at" IS NULL) = ("state" = 'open'));
CREATE UNIQUE INDEX "match_proposal_one_open" ON "match_proposal" ("request_id") WHERE "state" = 'open';
CREATE UNIQUE INDEX "match_proposal_two_once" ON "match_proposal" ("seeker_id", "helper_id") WHERE "state" = 'open';

ALTER TABLE "match_question"
  ADD CONSTRAINT "match_question_known_side" CHECK ("side" IN ('seeker', 'helper'));

ALTER TABLE "pair"
  ADD CONSTRAINT "pair_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "match_proposal"("id"),
  ADD CONSTRAINT "pair_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "match_request"("id"),
  ADD CONSTRAINT "pair_seeker_id_fkey" FOREIGN KEY ("seeker_id") REFERENCES "person"("id") ON UPDATE CASCADE,
  ADD CONSTRAINT "pair_helper_id_fkey" FOREIGN KEY ("helper_id") REFERENCES "person"("id") ON UPDATE CASCADE,
  ADD CONSTRAINT "pair_two_people" CHECK ("seeker_id" <> "helper_id"),
  ADD CONSTRAINT "pair_ended_says_how" CHECK (("ended_at" IS NULL) = ("ended_by" IS NULL)),
  ADD CONSTRAINT "pair_known_ender" CHECK ("ended_by" IN ('seeker', 'helper', 'staff', 'clock'));
-- Two people are a pair once in their lives, and a request has one pair at a time.
CREATE UNIQUE INDEX "pair_never_again" ON "pair" ("seeker_id", "helper_id");
CREATE UNIQUE INDEX "pair_one_a_request" ON "pair" ("request_id") WHERE "ended_at" IS NULL;

ALTER TABLE "pair_meeting"
  ADD CONSTRAINT "pair_meeting_minutes" CHECK ("minutes" BETWEEN 5 AND 720);
ALTER TABLE "pair_check_in"
  ADD CONSTRAINT "pair_check_in_faces" CHECK
    ("side" IN ('seeker', 'helper') AND "moment" IN ('weeks2', 'months2', 'half', 'end')
     AND ("face" IS NULL OR "face" BETWEEN 1 AND 3) AND ("load" IS NULL OR "load" BETWEEN 1 AND 3)
     AND ("answered_at" IS NULL) = ("face" IS NULL));
ALTER TABLE "pair_report"
  ADD CONSTRAINT "pair_report_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id"),
  ADD CONSTRAINT "pair_report_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "person"("id") ON UPDATE CASCADE,
  ADD CONSTRAINT "pair_report_known_kind" CHECK ("kind" IN ('problem', 'safety'));

-- Nobody accompanies more people than they said they could, nor without a record in date where the role asks one. The
-- ambassador's row is locked, so that two who accept at once are counted one after the other.
CREATE FUNCTION "keep_pair_within_capacity"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  IF NEW."ended_at" IS NOT NULL OR NEW."helper_id" IS NULL
     OR (TG_OP = 'UPDATE' AND OLD."ended_at" IS NULL AND OLD."helper_id" IS NOT DISTINCT FROM NEW."helper_id") THEN
    RETURN NEW;
  END IF;
  SELECT a."id", a."capacity" INTO one FROM "ambassador" a WHERE a."person_id" = NEW."helper_id" FOR NO KEY UPDATE;
  IF NOT FOUND OR (SELECT count(*) FROM "pair" p
                    WHERE p."helper_id" = NEW."helper_id" AND p."ended_at" IS NULL AND p."id" <> NEW."id") >= one."capacity" THEN
    RAISE EXCEPTION 'pair_within_capacity: this ambassador has no place left' USING ERRCODE = 'check_violation', CONSTRAINT = 'pair_within_capacity';
  END IF;
  IF TG_OP = 'INSERT'
     AND EXISTS (SELECT FROM "ambassador_role" r WHERE r."key" = NEW."role_key" AND r."needs_police_record")
     AND NOT EXISTS (SELECT FROM "ambassador_check" c WHERE c."ambassador_id" = one."id" AND c."voided_at" IS NULL
                        AND c."expires_on" > NEW."started_at"::date) THEN
    RAISE EXCEPTION 'pair_with_valid_check: this ambassador''s record is not in date' USING ERRCODE = 'check_violation', CONSTRAINT = 'pair_with_valid_check';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "pair_within_capacity" BEFORE INSERT OR UPDATE OF "ended_at", "helper_id" ON "pair"
  FOR EACH ROW EXECUTE FUNCTION "keep_pair_within_capacity"();
