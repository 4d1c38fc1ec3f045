-- CreateTable
CREATE TABLE "Access" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "address" TEXT,
    "requestId" TEXT,
    "integrationId" UUID,
    "connectionId" UUID,
    "target" TEXT NOT NULL,

    CONSTRAINT "Access_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessBlock" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "afterId" BIGINT NOT NULL,
    "uptoId" BIGINT NOT NULL,
    "lines" INTEGER NOT NULL,
    "chainKeyId" TEXT NOT NULL,
    "chain" BYTEA NOT NULL,
    "purgedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessBlock_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "AccessDay" (
    "day" DATE NOT NULL,
    "actorType" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "connectionId" UUID NOT NULL,
    "calls" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccessDay_pkey" PRIMARY KEY ("day","actorType","actorId","connectionId")
);

-- CreateIndex
CREATE INDEX "Access_at_idx" ON "Access"("at");

-- CreateIndex
CREATE INDEX "AccessDay_connectionId_day_idx" ON "AccessDay"("connectionId", "day");
