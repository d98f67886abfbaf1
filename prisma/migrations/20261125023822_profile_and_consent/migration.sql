-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "given_by_id" UUID,
    "way" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "literacy_own" TEXT,
    "literacy_latin" TEXT,
    "schooling_years" INTEGER,
    "digital_skill" INTEGER,
    "gender" TEXT,
    "contact_channel" TEXT,
    "phone_shared" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile_language" (
    "profile_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "speaks" TEXT,
    "reads" TEXT,
    "writes" TEXT,
    "interprets" BOOLEAN NOT NULL DEFAULT false,
    "for_letters" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "profile_language_pkey" PRIMARY KEY ("profile_id","language")
);

-- CreateTable
CREATE TABLE "household_member" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT,
    "birth_year" INTEGER,
    "relation" TEXT NOT NULL,
    "linked_person_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_time" (
    "person_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "part" TEXT NOT NULL,

    CONSTRAINT "contact_time_pkey" PRIMARY KEY ("person_id","weekday","part")
);

-- CreateTable
CREATE TABLE "profile_step" (
    "person_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "language" TEXT NOT NULL,

    CONSTRAINT "profile_step_pkey" PRIMARY KEY ("person_id","step")
);

-- CreateIndex
CREATE INDEX "consent_person_id_purpose_idx" ON "consent"("person_id", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "profile_person_id_key" ON "profile"("person_id");

-- CreateIndex
CREATE INDEX "profile_language_language_idx" ON "profile_language"("language");

-- CreateIndex
CREATE INDEX "household_member_person_id_idx" ON "household_member"("person_id");

-- CreateIndex
CREATE INDEX "household_member_linked_person_id_idx" ON "household_member"("linked_person_id");

-- AddForeignKey
ALTER TABLE "profile_language" ADD CONSTRAINT "profile_language_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say: whose it is, and which answers there are.
ALTER TABLE "profile" ADD CONSTRAINT "profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id");
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id");
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_linked_person_id_fkey" FOREIGN KEY ("linked_person_id") REFERENCES "person" ("id");
ALTER TABLE "contact_time" ADD CONSTRAINT "contact_time_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id");
ALTER TABLE "profile_step" ADD CONSTRAINT "profile_step_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id");
ALTER TABLE "profile_step" ADD CONSTRAINT "profile_step_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person" ("id");
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id");

ALTER TABLE "profile" ADD CONSTRAINT "profile_answers" CHECK (
  ("literacy_own" IS NULL OR "literacy_own" IN ('none', 'slow', 'fluent'))
  AND ("literacy_latin" IS NULL OR "literacy_latin" IN ('none', 'slow', 'fluent'))
  AND ("schooling_years" IS NULL OR "schooling_years" BETWEEN 0 AND 30)
  AND ("digital_skill" IS NULL OR "digital_skill" BETWEEN 0 AND 3)
  AND ("gender" IS NULL OR "gender" IN ('woman', 'man', 'other'))
  AND ("contact_channel" IS NULL OR "contact_channel" IN ('email', 'sms', 'call', 'post', 'desk'))
  AND ("phone_shared" IS NULL OR "phone_shared" IN ('yes', 'no')));
-- A profile of nobody has only what figures are made of.
ALTER TABLE "profile" ADD CONSTRAINT "profile_of_nobody" CHECK ("person_id" IS NOT NULL OR
  ("gender" IS NULL AND "contact_channel" IS NULL AND "phone_shared" IS NULL AND "confirmed_at" IS NULL));
ALTER TABLE "profile_language" ADD CONSTRAINT "profile_language_skills" CHECK (
  ("speaks" IS NULL OR "speaks" IN ('native', 'good', 'some'))
  AND ("reads" IS NULL OR "reads" IN ('native', 'good', 'some'))
  AND ("writes" IS NULL OR "writes" IN ('native', 'good', 'some'))
  AND ("speaks" IS NOT NULL OR "reads" IS NOT NULL OR "writes" IS NOT NULL)
  AND "language" ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$');
-- Letters come in one language.
CREATE UNIQUE INDEX "profile_language_one_for_letters" ON "profile_language" ("profile_id") WHERE "for_letters";
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_answers" CHECK (
  "relation" IN ('partner', 'child', 'parent', 'sibling', 'other')
  AND ("birth_year" IS NULL OR "birth_year" BETWEEN 1900 AND 2200)
  AND ("linked_person_id" IS NULL OR "linked_person_id" <> "person_id"));
CREATE UNIQUE INDEX "household_member_linked_once" ON "household_member" ("person_id", "linked_person_id") WHERE "linked_person_id" IS NOT NULL;
ALTER TABLE "contact_time" ADD CONSTRAINT "contact_time_answers" CHECK (
  "weekday" BETWEEN 1 AND 7 AND "part" IN ('morning', 'afternoon', 'evening'));
ALTER TABLE "profile_step" ADD CONSTRAINT "profile_step_outcome" CHECK ("outcome" IN ('answered', 'skipped'));
-- One yes at a time; a withdrawal comes after.
CREATE UNIQUE INDEX "consent_one_open" ON "consent" ("person_id", "purpose") WHERE "withdrawn_at" IS NULL;
CREATE INDEX "consent_given" ON "consent" ("purpose", "person_id") WHERE "withdrawn_at" IS NULL;
ALTER TABLE "consent" ADD CONSTRAINT "consent_way" CHECK (
  "way" IN ('self', 'desk') AND ("withdrawn_at" IS NULL OR "withdrawn_at" >= "given_at"));
