-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "subject_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_message" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "author_id" UUID,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "phrases" JSONB NOT NULL DEFAULT '[]',
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "machine_after" TIMESTAMPTZ(3),
    "machine_tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "thread_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_translation" (
    "message_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "checked_by_id" UUID,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "thread_translation_pkey" PRIMARY KEY ("message_id","locale")
);

-- CreateTable
CREATE TABLE "thread_read" (
    "thread_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_read_pkey" PRIMARY KEY ("thread_id","person_id")
);

-- CreateTable
CREATE TABLE "thread_draft" (
    "thread_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL,
    "parts" JSONB NOT NULL DEFAULT '[]',
    "attachment" TEXT,
    "search" TEXT NOT NULL DEFAULT '',
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_draft_pkey" PRIMARY KEY ("thread_id","author_id")
);

-- CreateIndex
CREATE INDEX "thread_subject_id_idx" ON "thread"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_owner_kind_owner_id_key" ON "thread"("owner_kind", "owner_id");

-- CreateIndex
CREATE INDEX "thread_message_thread_id_sent_at_idx" ON "thread_message"("thread_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "thread_message_thread_id_key_key" ON "thread_message"("thread_id", "key");

-- AddForeignKey
ALTER TABLE "thread_message" ADD CONSTRAINT "thread_message_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_translation" ADD CONSTRAINT "thread_translation_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "thread_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_read" ADD CONSTRAINT "thread_read_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_draft" ADD CONSTRAINT "thread_draft_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say. tests/integration/threads/thread.test.ts asserts that each holds.
ALTER TABLE "thread_message"
  ADD CONSTRAINT "thread_message_side" CHECK ("side" IN ('person', 'staff')),
  ADD CONSTRAINT "thread_message_says_something" CHECK ("text" <> '' OR "phrases" <> '[]'::jsonb);
ALTER TABLE "thread_translation" ADD CONSTRAINT "thread_translation_by" CHECK ("by" IN ('machine', 'person'));
CREATE INDEX "thread_message_for_the_machine" ON "thread_message" ("machine_after") WHERE "machine_after" IS NOT NULL;

-- What was said stays as it was said.
CREATE FUNCTION "forbid_rewording"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."text", NEW."phrases", NEW."language", NEW."side", NEW."sent_at")
     IS DISTINCT FROM (OLD."text", OLD."phrases", OLD."language", OLD."side", OLD."sent_at") THEN
    RAISE EXCEPTION 'a message is not reworded';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "thread_message_as_written" BEFORE UPDATE ON "thread_message"
  FOR EACH ROW EXECUTE FUNCTION "forbid_rewording"();
