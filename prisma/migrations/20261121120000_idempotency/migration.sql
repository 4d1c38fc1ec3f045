-- CreateTable
CREATE TABLE "RememberedAnswer" (
    "owner" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "claim" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "body" TEXT,

    CONSTRAINT "RememberedAnswer_pkey" PRIMARY KEY ("owner","key")
);

-- CreateIndex
CREATE INDEX "RememberedAnswer_createdAt_idx" ON "RememberedAnswer"("createdAt");
