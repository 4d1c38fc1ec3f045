import { answerCallback } from '@/lib/web/callback'

export const GET = answerCallback

/** Link scanners send HEAD: it must not use the state up (Next would answer it by GET). */
export const HEAD = () => new Response(null, { status: 405, headers: { allow: 'GET' } })
