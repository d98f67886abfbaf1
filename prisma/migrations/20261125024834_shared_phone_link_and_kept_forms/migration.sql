-- AlterTable
ALTER TABLE "session" ADD COLUMN     "shared" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "sign_in_code" ADD COLUMN     "back" TEXT,
ADD COLUMN     "link_hash" TEXT;

-- CreateTable
CREATE TABLE "kept_form" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "form_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_form_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "kept_form_expires_at_idx" ON "kept_form"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "kept_form_person_id_path_form_id_key" ON "kept_form"("person_id", "path", "form_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_code_link_hash_key" ON "sign_in_code"("link_hash");

-- By hand: what Prisma's schema cannot say.
ALTER TABLE "kept_form" ADD CONSTRAINT "kept_form_person" FOREIGN KEY ("person_id") REFERENCES "person"("id");
-- Only paths on our own origin.
ALTER TABLE "sign_in_code" ADD CONSTRAINT "sign_in_code_back_is_ours" CHECK ("back" ~ '^/[^/\\]');
