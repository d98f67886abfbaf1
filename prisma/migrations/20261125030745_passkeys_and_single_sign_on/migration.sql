-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "synced" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "id" UUID NOT NULL,
    "challenge" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "person_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_trip" (
    "id" UUID NOT NULL,
    "state_hash" TEXT NOT NULL,
    "browser_hash" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "back" TEXT,
    "shared" BOOLEAN NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_trip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_identity" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_identity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");

-- CreateIndex
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "provider_trip_state_hash_key" ON "provider_trip"("state_hash");

-- CreateIndex
CREATE INDEX "provider_trip_expires_at_idx" ON "provider_trip"("expires_at");

-- CreateIndex
CREATE INDEX "provider_identity_person_id_idx" ON "provider_identity"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_identity_issuer_subject_key" ON "provider_identity"("issuer", "subject");

-- By hand: what Prisma's schema cannot say.
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_counter_not_negative" CHECK ("counter" >= 0);
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_purpose_known" CHECK ("purpose" IN ('add', 'signIn', 'confirm'));
-- Only signing in begins without anybody.
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_of_somebody" CHECK (("purpose" = 'signIn') = ("person_id" IS NULL));
ALTER TABLE "provider_trip" ADD CONSTRAINT "provider_trip_back_is_ours" CHECK ("back" ~ '^/[^/\\]');
ALTER TABLE "provider_identity" ADD CONSTRAINT "provider_identity_person" FOREIGN KEY ("person_id") REFERENCES "person"("id");
