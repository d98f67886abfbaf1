-- Messages to a group are phrases of the phrasebook with what stands in their gaps; the fixed sentences become phrases.
ALTER TABLE "group_message" ADD COLUMN "phrases" JSONB;

UPDATE "group_message" m
   SET "phrases" = jsonb_build_array(jsonb_build_object(
         'id', 'lessons.' || m."sentence",
         'blanks', CASE WHEN l."starts_at" IS NULL THEN '{}'::jsonb ELSE jsonb_build_object(
           'day', to_char(l."starts_at" AT TIME ZONE 'Europe/Brussels', 'YYYY-MM-DD'),
           'time', to_char(l."starts_at" AT TIME ZONE 'Europe/Brussels', 'HH24:MI')) END))
  FROM "group_message" g LEFT JOIN "lesson" l ON l."id" = g."lesson_id"
 WHERE g."id" = m."id";

ALTER TABLE "group_message"
  ALTER COLUMN "phrases" SET NOT NULL,
  ADD CONSTRAINT "group_message_has_phrases" CHECK (jsonb_typeof("phrases") = 'array' AND jsonb_array_length("phrases") BETWEEN 1 AND 8),
  DROP COLUMN "lesson_id",
  DROP COLUMN "sentence";
