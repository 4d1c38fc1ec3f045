import { answerEntry } from '@/lib/web/answer-entry'

export const POST = answerEntry
