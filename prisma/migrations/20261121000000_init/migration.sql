-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'member', 'viewer');

-- CreateEnum
CREATE TYPE "Mode" AS ENUM ('shared', 'per_user');

-- CreateEnum
CREATE TYPE "OwnerType" AS ENUM ('organisation', 'user', 'subject', 'group');

-- CreateEnum
CREATE TYPE "ValidationStatus" AS ENUM ('ok', 'error');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "subject" TEXT,
    "role" "Role" NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "address" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invite" (
    "id" UUID NOT NULL,
    "tokenDigest" BYTEA NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "invitedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "scopes" TEXT[],
    "integrationIds" UUID[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomProvider" (
    "key" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomProvider_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Integration" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "category" TEXT,
    "tags" TEXT[],
    "providerKey" TEXT NOT NULL,
    "ownerId" UUID,
    "mode" "Mode" NOT NULL DEFAULT 'shared',
    "setup" JSONB NOT NULL DEFAULT '{}',
    "sealedSetup" BYTEA,
    "savedSecrets" JSONB NOT NULL DEFAULT '{}',
    "scopes" TEXT[],
    "apiBase" TEXT,
    "revocationUri" TEXT,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "configVersion" INTEGER NOT NULL DEFAULT 1,
    "faultCode" TEXT,
    "faultParams" TEXT,
    "faultSince" TIMESTAMPTZ(3),
    "faultRetryAt" TIMESTAMPTZ(3),
    "validateEvery" TEXT NOT NULL DEFAULT 'off',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Integration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" UUID NOT NULL,
    "integrationId" UUID NOT NULL,
    "ownerType" "OwnerType" NOT NULL DEFAULT 'organisation',
    "ownerId" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "credential" BYTEA,
    "credentialVersion" INTEGER NOT NULL DEFAULT 0,
    "credentialType" TEXT,
    "tokenType" TEXT,
    "hasRefreshToken" BOOLEAN NOT NULL DEFAULT false,
    "expiresAt" TIMESTAMPTZ(3),
    "refreshExpiresAt" TIMESTAMPTZ(3),
    "grantedScopes" TEXT[],
    "accountId" TEXT,
    "accountName" TEXT,
    "accountEmail" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "apiBase" TEXT,
    "validationStatus" "ValidationStatus",
    "validationCode" TEXT,
    "validationReason" TEXT,
    "validatedAt" TIMESTAMPTZ(3),
    "leaseHolder" TEXT,
    "leaseFence" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMPTZ(3),
    "baseVersion" INTEGER,
    "credentialFence" INTEGER NOT NULL DEFAULT 0,
    "sentVersion" INTEGER,
    "sentCount" INTEGER NOT NULL DEFAULT 0,
    "rotates" BOOLEAN,
    "refreshFailures" INTEGER NOT NULL DEFAULT 0,
    "retryAt" TIMESTAMPTZ(3),
    "refusedCode" TEXT,
    "rejectedAt" TIMESTAMPTZ(3),
    "scheduledAt" TIMESTAMPTZ(3),
    "refreshAt" TIMESTAMPTZ(3),
    "endAnnouncedAt" TIMESTAMPTZ(3),
    "connectedAt" TIMESTAMPTZ(3),
    "lastAuthorizedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Picture" (
    "connectionId" UUID NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "Picture_pkey" PRIMARY KEY ("connectionId")
);

-- CreateTable
CREATE TABLE "Check" (
    "id" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "how" TEXT NOT NULL,
    "status" "ValidationStatus" NOT NULL,
    "code" TEXT,
    "params" TEXT,
    "detail" TEXT,
    "latencyMs" INTEGER,

    CONSTRAINT "Check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Authorization" (
    "id" UUID NOT NULL,
    "stateDigest" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "browserDigest" BYTEA NOT NULL,
    "integrationId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "configVersion" INTEGER NOT NULL,
    "redirectUri" TEXT NOT NULL,
    "issuer" TEXT,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "consumedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "outcomeParams" TEXT,
    "outcomeDetail" TEXT,
    "finishedAt" TIMESTAMPTZ(3),
    "pendingGrant" BYTEA,
    "pendingAccount" JSONB,

    CONSTRAINT "Authorization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "address" TEXT,
    "requestId" TEXT,
    "integrationId" UUID,
    "connectionId" UUID,
    "target" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "chainKeyId" TEXT NOT NULL,
    "chain" BYTEA NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "ProviderSlot" (
    "providerKey" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "holder" TEXT,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "ProviderSlot_pkey" PRIMARY KEY ("providerKey","number")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_subject_key" ON "User"("subject");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invite_tokenDigest_key" ON "Invite"("tokenDigest");

-- CreateIndex
CREATE UNIQUE INDEX "Integration_slug_key" ON "Integration"("slug");

-- CreateIndex
CREATE INDEX "Connection_refreshAt_idx" ON "Connection"("refreshAt");

-- CreateIndex
CREATE UNIQUE INDEX "Connection_integrationId_ownerType_ownerId_name_key" ON "Connection"("integrationId", "ownerType", "ownerId", "name");

-- CreateIndex
CREATE INDEX "Check_connectionId_at_idx" ON "Check"("connectionId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Authorization_stateDigest_key" ON "Authorization"("stateDigest");

-- CreateIndex
CREATE INDEX "Authorization_connectionId_createdAt_idx" ON "Authorization"("connectionId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "Authorization_expiresAt_idx" ON "Authorization"("expiresAt");

-- CreateIndex
CREATE INDEX "Event_connectionId_sequence_idx" ON "Event"("connectionId", "sequence" DESC);

-- CreateIndex
CREATE INDEX "Event_type_sequence_idx" ON "Event"("type", "sequence" DESC);

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Picture" ADD CONSTRAINT "Picture_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Check" ADD CONSTRAINT "Check_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Authorization" ADD CONSTRAINT "Authorization_integrationId_fkey" FOREIGN KEY ("integrationId") REFERENCES "Integration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Authorization" ADD CONSTRAINT "Authorization_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

