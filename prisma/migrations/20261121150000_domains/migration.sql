-- CreateTable
CREATE TABLE "Domain" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "host" TEXT,
    "providerId" TEXT,
    "providerName" TEXT,
    "settings" JSONB,
    "faultCode" TEXT,
    "faultParams" JSONB NOT NULL DEFAULT '{}',
    "nameServers" TEXT[],
    "foundAt" TIMESTAMPTZ(3),
    "connectionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Domain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DomainTemplate" (
    "id" UUID NOT NULL,
    "providerId" TEXT NOT NULL,
    "serviceId" TEXT NOT NULL,
    "version" INTEGER,
    "template" JSONB NOT NULL,
    "registeredBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DomainTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DomainApplication" (
    "id" UUID NOT NULL,
    "domainId" UUID NOT NULL,
    "templateId" UUID NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "groupIds" TEXT[],
    "instanceId" TEXT NOT NULL DEFAULT '',
    "flow" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "wanted" JSONB NOT NULL,
    "conflicts" JSONB,
    "shown" JSONB,
    "returnState" TEXT,
    "looks" INTEGER NOT NULL DEFAULT 0,
    "lookedAt" TIMESTAMPTZ(3),
    "nextLookAt" TIMESTAMPTZ(3),
    "history" JSONB NOT NULL DEFAULT '[]',
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DomainApplication_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Domain_name_key" ON "Domain"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Domain_connectionId_key" ON "Domain"("connectionId");

-- CreateIndex
CREATE UNIQUE INDEX "DomainTemplate_providerId_serviceId_key" ON "DomainTemplate"("providerId", "serviceId");

-- CreateIndex
CREATE UNIQUE INDEX "DomainApplication_returnState_key" ON "DomainApplication"("returnState");

-- CreateIndex
CREATE INDEX "DomainApplication_nextLookAt_idx" ON "DomainApplication"("nextLookAt");

-- CreateIndex
CREATE UNIQUE INDEX "DomainApplication_domainId_templateId_instanceId_key" ON "DomainApplication"("domainId", "templateId", "instanceId");

-- AddForeignKey
ALTER TABLE "Domain" ADD CONSTRAINT "Domain_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DomainApplication" ADD CONSTRAINT "DomainApplication_domainId_fkey" FOREIGN KEY ("domainId") REFERENCES "Domain"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DomainApplication" ADD CONSTRAINT "DomainApplication_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "DomainTemplate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
