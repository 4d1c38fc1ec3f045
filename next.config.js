/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // No image optimiser: it is an outbound door that nobody would watch.
  images: { unoptimized: true },
  // `npm run check` proves the types, of tests too; a build on somebody's server need not do it again.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingRoot: import.meta.dirname,
  serverExternalPackages: [
    'pg',
    'mysql2',
    'nodemailer',
    'pino',
    '@prisma/client',
    '@prisma/adapter-pg',
    'undici',
  ],
  // A megabyte of form is bad input; pictures and logos never come through an action.
  experimental: { serverActions: { bodySizeLimit: '256kb' } },
}
