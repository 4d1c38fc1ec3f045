-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "savedSecrets" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "setup" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Check" ADD COLUMN     "limited" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Authorization" ADD COLUMN     "pollAt" TIMESTAMPTZ(3),
ADD COLUMN     "pollInterval" INTEGER,
ADD COLUMN     "userCode" TEXT,
ADD COLUMN     "verificationUri" TEXT,
ADD COLUMN     "verificationUriComplete" TEXT;

-- CreateIndex
CREATE INDEX "Authorization_pollAt_idx" ON "Authorization"("pollAt");
