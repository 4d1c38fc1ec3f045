-- CreateEnum
CREATE TYPE "SubjectEntry" AS ENUM ('token', 'ott', 'link', 'console');

-- AlterTable
ALTER TABLE "Integration" ADD COLUMN     "inCatalog" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "multiple" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "readTestedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Authorization" ADD COLUMN     "subjectId" UUID,
ADD COLUMN     "subjectSessionId" UUID,
ALTER COLUMN "userId" DROP NOT NULL,
ALTER COLUMN "sessionId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Subject" (
    "id" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "groupId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Group" (
    "id" UUID NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConnectSession" (
    "id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "subjectId" UUID NOT NULL,
    "integrationIds" UUID[],
    "sealedPresets" BYTEA,
    "returnUrl" TEXT,
    "createdBy" TEXT,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConnectSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubjectSession" (
    "id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "subjectId" UUID NOT NULL,
    "via" "SubjectEntry" NOT NULL,
    "connectSessionId" UUID,
    "openedBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SubjectSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneTimeToken" (
    "id" UUID NOT NULL,
    "digest" BYTEA NOT NULL,
    "subjectId" UUID NOT NULL,
    "sessionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SigningKey" (
    "id" TEXT NOT NULL,
    "publicJwk" JSONB NOT NULL,
    "sealedJwk" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Subject_externalId_key" ON "Subject"("externalId");

-- CreateIndex
CREATE INDEX "Subject_groupId_idx" ON "Subject"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Group_externalId_key" ON "Group"("externalId");

-- CreateIndex
CREATE UNIQUE INDEX "ConnectSession_digest_key" ON "ConnectSession"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "SubjectSession_digest_key" ON "SubjectSession"("digest");

-- CreateIndex
CREATE INDEX "SubjectSession_subjectId_idx" ON "SubjectSession"("subjectId");

-- CreateIndex
CREATE INDEX "SubjectSession_expiresAt_idx" ON "SubjectSession"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "OneTimeToken_digest_key" ON "OneTimeToken"("digest");

-- CreateIndex
CREATE INDEX "OneTimeToken_expiresAt_idx" ON "OneTimeToken"("expiresAt");

-- CreateIndex
CREATE INDEX "Connection_ownerType_ownerId_idx" ON "Connection"("ownerType", "ownerId");

-- AddForeignKey
ALTER TABLE "Subject" ADD CONSTRAINT "Subject_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConnectSession" ADD CONSTRAINT "ConnectSession_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubjectSession" ADD CONSTRAINT "SubjectSession_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubjectSession" ADD CONSTRAINT "SubjectSession_connectSessionId_fkey" FOREIGN KEY ("connectSessionId") REFERENCES "ConnectSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeToken" ADD CONSTRAINT "OneTimeToken_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;
