-- CreateTable
CREATE TABLE "Logo" (
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "Logo_pkey" PRIMARY KEY ("id")
);
