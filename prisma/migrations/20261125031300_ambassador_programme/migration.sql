-- CreateTable
CREATE TABLE "ambassador_service" (
    "id" UUID NOT NULL,
    "ambassador_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role_key" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "voided_by_id" UUID,

    CONSTRAINT "ambassador_service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expense_rule" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "day_cents" INTEGER,
    "month_cents" INTEGER,
    "year_cents" INTEGER NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "expense_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expense_period" (
    "person_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cents" INTEGER NOT NULL DEFAULT 0,
    "ceiling_cents" INTEGER,

    CONSTRAINT "expense_period_pkey" PRIMARY KEY ("person_id","period")
);

-- CreateTable
CREATE TABLE "expense_claim" (
    "id" UUID NOT NULL,
    "ambassador_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "year" INTEGER NOT NULL,
    "cents" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "note" TEXT,
    "receipt_id" UUID,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "reason" TEXT,
    "exported_at" TIMESTAMPTZ(3),
    "exported_by_id" UUID,

    CONSTRAINT "expense_claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ambassador_badge" (
    "id" UUID NOT NULL,
    "ambassador_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "achievement" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "status_index" SERIAL NOT NULL,
    "credential" JSONB NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "revoke_reason" TEXT,

    CONSTRAINT "ambassador_badge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ambassador_perk" (
    "id" UUID NOT NULL,
    "pool_id" UUID NOT NULL,
    "partner" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "min_hours" INTEGER NOT NULL DEFAULT 0,
    "valid_until" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "ambassador_perk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ambassador_thanks" (
    "ambassador_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "shown_as" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "consent_version" INTEGER NOT NULL,
    "agreed_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "approved_by_id" UUID,

    CONSTRAINT "ambassador_thanks_pkey" PRIMARY KEY ("ambassador_id")
);

-- CreateTable
CREATE TABLE "award_round" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "nominate_until" TIMESTAMPTZ(3) NOT NULL,
    "vote_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "winner_id" UUID,

    CONSTRAINT "award_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award_juror" (
    "round_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "added_by_id" UUID,

    CONSTRAINT "award_juror_pkey" PRIMARY KEY ("round_id","person_id")
);

-- CreateTable
CREATE TABLE "award_nomination" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "ambassador_id" UUID NOT NULL,
    "nominee_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "award_nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "award_vote" (
    "round_id" UUID NOT NULL,
    "juror_id" UUID NOT NULL,
    "nomination_id" UUID NOT NULL,
    "nominee_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "award_vote_pkey" PRIMARY KEY ("round_id","juror_id")
);

-- CreateTable
CREATE TABLE "ambassador_mailing" (
    "id" UUID NOT NULL,
    "audience" JSONB NOT NULL,
    "texts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "sent_by_id" UUID,
    "recipients" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ambassador_mailing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ambassador_mailing_stop" (
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "way" TEXT NOT NULL,

    CONSTRAINT "ambassador_mailing_stop_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "ambassador_service_ambassador_id_on_idx" ON "ambassador_service"("ambassador_id", "on");

-- CreateIndex
CREATE INDEX "expense_rule_country_valid_from_idx" ON "expense_rule"("country", "valid_from");

-- CreateIndex
CREATE INDEX "expense_claim_person_id_on_idx" ON "expense_claim"("person_id", "on");

-- CreateIndex
CREATE INDEX "expense_claim_decision_submitted_at_idx" ON "expense_claim"("decision", "submitted_at");

-- CreateIndex
CREATE UNIQUE INDEX "ambassador_badge_status_index_key" ON "ambassador_badge"("status_index");

-- CreateIndex
CREATE INDEX "ambassador_badge_person_id_idx" ON "ambassador_badge"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "ambassador_perk_pool_id_key" ON "ambassador_perk"("pool_id");

-- CreateIndex
CREATE UNIQUE INDEX "award_round_year_key" ON "award_round"("year");

-- CreateIndex
CREATE UNIQUE INDEX "award_nomination_id_nominee_id_key" ON "award_nomination"("id", "nominee_id");

-- CreateIndex
CREATE UNIQUE INDEX "award_nomination_round_id_ambassador_id_by_id_key" ON "award_nomination"("round_id", "ambassador_id", "by_id");

-- CreateIndex
CREATE INDEX "ambassador_mailing_created_at_idx" ON "ambassador_mailing"("created_at");

-- AddForeignKey
ALTER TABLE "ambassador_service" ADD CONSTRAINT "ambassador_service_ambassador_id_person_id_fkey" FOREIGN KEY ("ambassador_id", "person_id") REFERENCES "ambassador"("id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expense_claim" ADD CONSTRAINT "expense_claim_ambassador_id_person_id_fkey" FOREIGN KEY ("ambassador_id", "person_id") REFERENCES "ambassador"("id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ambassador_badge" ADD CONSTRAINT "ambassador_badge_ambassador_id_person_id_fkey" FOREIGN KEY ("ambassador_id", "person_id") REFERENCES "ambassador"("id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ambassador_thanks" ADD CONSTRAINT "ambassador_thanks_ambassador_id_fkey" FOREIGN KEY ("ambassador_id") REFERENCES "ambassador"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_juror" ADD CONSTRAINT "award_juror_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "award_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_nomination" ADD CONSTRAINT "award_nomination_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "award_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_nomination" ADD CONSTRAINT "award_nomination_ambassador_id_nominee_id_fkey" FOREIGN KEY ("ambassador_id", "nominee_id") REFERENCES "ambassador"("id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_vote" ADD CONSTRAINT "award_vote_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "award_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_vote" ADD CONSTRAINT "award_vote_round_id_juror_id_fkey" FOREIGN KEY ("round_id", "juror_id") REFERENCES "award_juror"("round_id", "person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "award_vote" ADD CONSTRAINT "award_vote_nomination_id_nominee_id_fkey" FOREIGN KEY ("nomination_id", "nominee_id") REFERENCES "award_nomination"("id", "nominee_id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ambassador_service"
  ADD CONSTRAINT "ambassador_service_not_by_oneself" CHECK ("recorded_by_id" <> "person_id"),
  ADD CONSTRAINT "ambassador_service_is_a_time" CHECK ("minutes" BETWEEN 1 AND 1440);

ALTER TABLE "expense_rule"
  ADD CONSTRAINT "expense_rule_ends_after_start" CHECK ("valid_to" > "valid_from"),
  -- One rule of a country counts on a day.
  ADD CONSTRAINT "expense_rule_one_at_a_time" EXCLUDE USING gist
    ("country" WITH =, daterange("valid_from", "valid_to") WITH &&);

ALTER TABLE "expense_period"
  ADD CONSTRAINT "expense_period_known_kind" CHECK ("kind" IN ('flat', 'real')),
  ADD CONSTRAINT "expense_period_under_its_ceiling" CHECK ("cents" >= 0 AND ("ceiling_cents" IS NULL OR "cents" <= "ceiling_cents"));

ALTER TABLE "expense_claim"
  ADD CONSTRAINT "expense_claim_known_kind" CHECK ("kind" IN ('flat', 'real')),
  ADD CONSTRAINT "expense_claim_is_an_amount" CHECK ("cents" BETWEEN 1 AND 500000),
  ADD CONSTRAINT "expense_claim_year_of_its_day" CHECK ("year" = extract(year FROM "on")),
  ADD CONSTRAINT "expense_claim_decided_whole" CHECK (("decision" IS NULL) = ("decided_at" IS NULL)),
  ADD CONSTRAINT "expense_claim_known_decision" CHECK ("decision" IN ('approved', 'refused', 'withdrawn')),
  -- Another person says yes.
  ADD CONSTRAINT "expense_claim_not_by_oneself" CHECK
    ("decision" IS NULL OR "decision" = 'withdrawn' OR ("decided_by_id" IS NOT NULL AND "decided_by_id" <> "person_id")),
  ADD CONSTRAINT "expense_claim_exported_when_approved" CHECK ("exported_at" IS NULL OR "decision" = 'approved'),
  -- Flat and real are never mixed in a year (Belgium: Act of 3 July 2005, article 10).
  ADD CONSTRAINT "expense_claim_never_mixed" EXCLUDE USING gist
    ("person_id" WITH =, "year" WITH =, "kind" WITH <>) WHERE ("decision" IS NULL OR "decision" = 'approved');

CREATE UNIQUE INDEX "ambassador_badge_once" ON "ambassador_badge" ("ambassador_id", "achievement") WHERE "revoked_at" IS NULL;

ALTER TABLE "ambassador_perk"
  ADD CONSTRAINT "ambassador_perk_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "place_pool"("id");

ALTER TABLE "ambassador_thanks"
  ADD CONSTRAINT "ambassador_thanks_not_by_oneself" CHECK ("approved_by_id" IS DISTINCT FROM "person_id" OR "approved_by_id" IS NULL);

ALTER TABLE "award_round"
  ADD CONSTRAINT "award_round_in_order" CHECK ("vote_until" > "nominate_until");
ALTER TABLE "award_nomination"
  ADD CONSTRAINT "award_nomination_not_oneself" CHECK ("by_id" <> "nominee_id");
ALTER TABLE "award_vote"
  ADD CONSTRAINT "award_vote_not_for_oneself" CHECK ("juror_id" <> "nominee_id");

-- Ceilings of what a volunteer may be paid without proof. Belgium: Act of 3 July 2005, article 10, indexed each 1 January.
-- The Netherlands: Wet op de loonbelasting 1964, article 2(6), and its yearly amounts. A town checks the newest before use.
INSERT INTO "expense_rule" ("id", "country", "valid_from", "valid_to", "day_cents", "month_cents", "year_cents", "source") VALUES
  (gen_random_uuid(), 'BE', '2023-01-01', '2024-01-01', 4067, NULL, 162677, 'Wet van 3 juli 2005, art. 10 (index 2023)'),
  (gen_random_uuid(), 'BE', '2024-01-01', '2025-01-01', 4148, NULL, 165929, 'Wet van 3 juli 2005, art. 10 (index 2024)'),
  (gen_random_uuid(), 'BE', '2025-01-01', NULL, 4231, NULL, 169251, 'Wet van 3 juli 2005, art. 10 (index 2025; geldt tot een nieuwe rij)'),
  (gen_random_uuid(), 'NL', '2023-01-01', '2024-01-01', NULL, 19000, 190000, 'Wet LB 1964, art. 2 lid 6 (bedragen 2023)'),
  (gen_random_uuid(), 'NL', '2024-01-01', NULL, NULL, 21000, 210000, 'Wet LB 1964, art. 2 lid 6 (bedragen 2024; geldt tot een nieuwe rij)');
