-- AlterTable
ALTER TABLE "session" ADD COLUMN     "device" TEXT,
ADD COLUMN     "way" TEXT NOT NULL DEFAULT 'code';

-- The trail is asked by kind and by time too.
CREATE INDEX "audit_event_event" ON "audit_event" ("event", "id");
CREATE INDEX "audit_event_at" ON "audit_event" USING brin ("at");
