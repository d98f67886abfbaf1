-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "owner_kind" TEXT,
    "owner_id" TEXT,
    "holder" TEXT NOT NULL,
    "uploaded_by_id" UUID,
    "subject_id" UUID,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "pages" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "blob_name" TEXT,
    "audience" TEXT NOT NULL DEFAULT 'both',
    "about" TEXT,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "cleaned_at" TIMESTAMPTZ(3),
    "clean_tries" INTEGER NOT NULL DEFAULT 0,
    "keep_until" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),
    "verified_by_id" UUID,
    "document_type" TEXT,
    "last_four" TEXT,
    "expires_on" DATE,
    "gone_at" TIMESTAMPTZ(3),
    "gone_why" TEXT,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_blob" (
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "storage" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "wrapped_key" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_blob_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "file_allowance" (
    "scope" TEXT NOT NULL,
    "files" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "most_files" INTEGER NOT NULL,
    "most_bytes" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_allowance_pkey" PRIMARY KEY ("scope")
);

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_blob_name_key" ON "stored_file"("blob_name");

-- CreateIndex
CREATE INDEX "stored_file_owner_kind_owner_id_uploaded_at_idx" ON "stored_file"("owner_kind", "owner_id", "uploaded_at");

-- CreateIndex
CREATE INDEX "stored_file_subject_id_uploaded_at_idx" ON "stored_file"("subject_id", "uploaded_at");

-- CreateIndex
CREATE INDEX "stored_file_uploaded_by_id_idx" ON "stored_file"("uploaded_by_id");

-- CreateIndex
CREATE INDEX "file_blob_key_id_idx" ON "file_blob"("key_id");

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_blob_name_fkey" FOREIGN KEY ("blob_name") REFERENCES "file_blob"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say. tests/integration/files/guards.test.ts asserts that each holds.

ALTER TABLE "stored_file"
  ADD CONSTRAINT "stored_file_owner_whole" CHECK (("owner_kind" IS NULL) = ("owner_id" IS NULL)),
  ADD CONSTRAINT "stored_file_claimed_has_owner" CHECK (("owner_kind" IS NULL) = ("claimed_at" IS NULL)),
  -- Nothing without an owner stays for ever.
  ADD CONSTRAINT "stored_file_unclaimed_ends" CHECK ("owner_kind" IS NOT NULL OR "keep_until" IS NOT NULL OR "gone_at" IS NOT NULL),
  ADD CONSTRAINT "stored_file_gone_has_no_blob" CHECK (("gone_at" IS NOT NULL) = ("blob_name" IS NULL)),
  ADD CONSTRAINT "stored_file_gone_has_a_reason" CHECK (("gone_at" IS NOT NULL) = ("gone_why" IS NOT NULL)),
  ADD CONSTRAINT "stored_file_audience" CHECK ("audience" IN ('both', 'staff')),
  ADD CONSTRAINT "stored_file_size" CHECK ("bytes" BETWEEN 1 AND 10485760),
  ADD CONSTRAINT "stored_file_verified_whole" CHECK (("verified_at" IS NULL) = ("document_type" IS NULL)),
  -- Of a verified copy nothing but its last four is kept, and the file goes.
  ADD CONSTRAINT "stored_file_last_four" CHECK ("last_four" ~ '^[0-9A-Z]{1,4}$'),
  ADD CONSTRAINT "stored_file_verified_ends" CHECK ("verified_at" IS NULL OR "keep_until" IS NOT NULL OR "gone_at" IS NOT NULL);
ALTER TABLE "file_blob"
  ADD CONSTRAINT "file_blob_state" CHECK ("state" IN ('arriving', 'stored', 'going')),
  ADD CONSTRAINT "file_blob_name" CHECK ("name" ~ '^[0-9a-f]{32}$');
ALTER TABLE "file_allowance"
  ADD CONSTRAINT "file_allowance_never_over" CHECK ("files" BETWEEN 0 AND "most_files" AND "bytes" BETWEEN 0 AND "most_bytes");

-- What the clock and the worker look at.
CREATE INDEX "stored_file_ends" ON "stored_file" ("keep_until") WHERE "gone_at" IS NULL AND "keep_until" IS NOT NULL;
CREATE INDEX "stored_file_to_clean" ON "stored_file" ("uploaded_at") WHERE "gone_at" IS NULL AND "cleaned_at" IS NULL;
CREATE INDEX "file_blob_not_stored" ON "file_blob" ("created_at") WHERE "state" <> 'stored';
