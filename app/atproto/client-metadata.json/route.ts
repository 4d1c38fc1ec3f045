import { answerDocument } from '@/lib/web/client-document'

export const dynamic = 'force-dynamic'

export const GET = () => answerDocument('metadata')
