import { api } from '@/lib/api'

/** The same handlers that `server.ts` puts in front of Next: for `next start` and serverless. */
const handle = (request: Request) => api.fetch(request)

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT }
