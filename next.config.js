/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // No image optimiser: it is an outbound door that nobody would watch (S in docs/security.md).
  images: { unoptimized: true },
  outputFileTracingRoot: import.meta.dirname,
  serverExternalPackages: ['pg', 'pino', '@prisma/client', '@prisma/adapter-pg', 'undici'],
  // A megabyte of form is bad input; pictures and logos never come through an action.
  experimental: { serverActions: { bodySizeLimit: '256kb' } },
}
