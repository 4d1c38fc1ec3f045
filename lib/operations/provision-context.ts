import 'server-only'
import type { ContextChange, NewContext, NewPlatformContext, PlatformContext } from '@/lib/contract/platform'
import type { Actor } from '@/lib/core/actor'
import { USER_TOKEN_SECONDS } from '@/lib/core/user-token'
import { provisionSubject } from '@/lib/operations/provision-subject'
import { readSubject } from '@/lib/operations/read-subject'
import { signUserToken } from '@/lib/operations/sign-user-token'
import { updateSubject } from '@/lib/operations/update-subject'
import { viewContext, viewUser } from '@/lib/operations/view-platform'
import type { SubjectRecord } from '@/lib/store/subjects'

/** Makes a context (a subject with custom attributes), or changes it, and answers it with a token for its browser. */
export async function provisionContext(actor: Actor, { context }: NewContext): Promise<NewPlatformContext> {
  const subject = await provisionSubject(actor, { ...changeOf(context), externalId: context.external_id })
  return {
    access_token: await signUserToken(actor, subject),
    ...{ token_type: 'Bearer', expires_in: USER_TOKEN_SECONDS },
    ...view(subject),
  }
}

/** A context by its id. Throws `unknown_subject`. */
export async function readContext(actor: Actor, externalId: string): Promise<PlatformContext> {
  return view(await readSubject(actor, externalId))
}

/** Changes a context, its id too. Throws `unknown_subject`, or `already_exists` where the new id is taken. */
export async function changeContext(
  actor: Actor,
  externalId: string,
  { context }: ContextChange,
): Promise<PlatformContext> {
  return view(await updateSubject(actor, externalId, changeOf(context)))
}

function changeOf({
  external_id,
  external_name,
  external_group_id,
  ...attributes
}: ContextChange['context']) {
  return { externalId: external_id, name: external_name, groupId: external_group_id, attributes }
}

function view(subject: SubjectRecord): PlatformContext {
  return { ...viewUser(subject), context: viewContext(subject) }
}
