-- AlterTable
ALTER TABLE "role_assignment" ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'hand';

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contact_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "approved_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,
    "end_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_member" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "organisation_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "times_sent" INTEGER NOT NULL DEFAULT 1,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "organisation_kind_idx" ON "organisation"("kind");

-- CreateIndex
CREATE INDEX "organisation_member_person_id_idx" ON "organisation_member"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_idx" ON "invitation"("organisation_id");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- By hand: what Prisma's schema cannot say.
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_source_known" CHECK ("source" IN ('hand', 'organisation', 'provider'));
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_kind_known" CHECK ("kind" IN ('employer', 'partner'));
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_named" CHECK (btrim("name") <> '');
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_end_has_reason" CHECK ("ended_at" IS NULL OR "end_reason" IS NOT NULL);
ALTER TABLE "organisation_member" ADD CONSTRAINT "organisation_member_organisation" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id");
ALTER TABLE "organisation_member" ADD CONSTRAINT "organisation_member_person" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_ends_once" CHECK ("accepted_at" IS NULL OR "revoked_at" IS NULL);

-- One open invitation of an organisation for one address; one live membership of a person.
CREATE UNIQUE INDEX "invitation_one_open" ON "invitation" ("organisation_id", "email") WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL;
CREATE UNIQUE INDEX "organisation_member_once" ON "organisation_member" ("organisation_id", "person_id") WHERE "ended_at" IS NULL;
CREATE INDEX "organisation_name" ON "organisation" USING gin (lower("name") gin_trgm_ops);
