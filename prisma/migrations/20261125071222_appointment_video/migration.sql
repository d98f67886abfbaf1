-- AlterTable
ALTER TABLE "appointment_service" ADD COLUMN     "video_url" TEXT;

-- Only a place that is encrypted on the way: a conversation about papers is nobody else's.
ALTER TABLE "appointment_service" ADD CONSTRAINT "appointment_service_video_https" CHECK ("video_url" LIKE 'https://%');
