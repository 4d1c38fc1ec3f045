import { answerEntry } from '@/lib/web/answer-entry'

export const GET = answerEntry

/** Link scanners send HEAD: it must not use the link up (Next would answer it by GET). */
export const HEAD = () => new Response(null, { status: 405, headers: { allow: 'GET' } })
