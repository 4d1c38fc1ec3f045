import { type Patchbay, runSql } from './patchbay'

/** An id with what an address, a shell, a query and a pattern take for signs of their own. */
export const ODD = `a/b?c#d%20 "ü漢😀\\ +&'_${'`'}`

/**
 * Fills an install as back ends and customers would: `many` customers with a working connection each to the first
 * integration, forty groups of them, and among them some with something broken.
 */
export async function fillCustomers(patchbay: Patchbay, many: number): Promise<void> {
  await runSql(patchbay, GROUPS)
  await runSql(patchbay, SUBJECTS, [many])
  await runSql(patchbay, CONNECTIONS)
  await runSql(patchbay, SHARED)
  await runSql(patchbay, VISITS)
}

const GROUPS = `insert into "Group" (id, "externalId")
  select gen_random_uuid(), 'company-' || n from generate_series(1, 40) n`

const SUBJECTS = `insert into "Subject" (id, "externalId", name, "groupId", attributes, "createdAt", "updatedAt")
  select gen_random_uuid(), 'customer-' || lpad(n::text, 5, '0'), 'Customer ' || lpad(n::text, 5, '0'),
    case when n % 4 = 0 then (select id from "Group" where "externalId" = 'company-' || (n % 40 + 1)) end,
    '{"plan": "pro", "seats": 12}', now() - n * interval '1 minute', now()
  from generate_series(1, $1::int) n`

const CONNECTIONS = `insert into "Connection" (id, "integrationId", "ownerType", "ownerId", name, credential,
    "accountName", "accountEmail", "validationStatus", "validationCode", "validatedAt", "connectedAt", "updatedAt")
  select gen_random_uuid(), i.id, 'subject', s.id::text, 'default', 'sealed',
    s.name, s."externalId" || '@example.com',
    case when s.n % 701 = 7 then 'error' else 'ok' end::"ValidationStatus",
    case when s.n % 701 = 7 then 'token_revoked' end, now() - interval '3 hours', now() - interval '9 days', now()
  from (select *, right("externalId", 5)::int as n from "Subject" where "externalId" like 'customer-%') s
  join (select id, row_number() over (order by slug) as place from "Integration") i
    on i.place = 1 or (i.place = 2 and s.n % 3 = 1)`

const SHARED = `insert into "Connection" (id, "integrationId", "ownerType", "ownerId", name, credential,
    "accountName", "validationStatus", "validationCode", "validatedAt", "connectedAt", "updatedAt")
  select gen_random_uuid(), i.id, 'group', g.id::text, 'default', 'sealed', 'The company',
    case when g."externalId" = 'company-9' then 'error' else 'ok' end::"ValidationStatus",
    case when g."externalId" = 'company-9' then 'timeout' end, now(), now(), now()
  from "Group" g cross join (select id from "Integration" order by slug desc limit 1) i`

const VISITS = `insert into "SubjectSession" (id, digest, "subjectId", via, "expiresAt", "createdAt")
  select gen_random_uuid(), decode(md5("externalId"), 'hex'), id, 'link', now(), now() - interval '2 hours'
  from "Subject" where "externalId" < 'customer-00030'`
