/** Asked for always: it names the account, and allows nothing else. */
export const BASE_SCOPE = 'atproto'

const transitional = ['transition:generic', 'transition:email', 'transition:chat.bsky']
const actions = ['create', 'update', 'delete']
const nsid =
  /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+\.[a-zA-Z][a-zA-Z0-9]{0,62}$/i
const audience = /^did:(?:plc:[a-z2-7]{24}|web:[a-zA-Z0-9.%-]+)(?:#|%23)[\w-]+$/
const media = /^(?:\*\/\*|[a-z]+\/(?:\*|[\w.+-]+))$/i

/** A permission as it is written: `repo:app.bsky.feed.post?action=create`. */
interface Permission {
  resource: string
  /** What stands between colon and question mark; null without one. */
  positional: string | null
  params: URLSearchParams
}

/**
 * Whether a text is a scope of AT Protocol, by its form: `atproto`, one of the transitional three, or a permission
 * string (https://atproto.com/specs/permission). A server may know fewer.
 */
export function isScope(text: string): boolean {
  if (text === BASE_SCOPE || transitional.includes(text)) return true
  const permission = readPermission(text)
  const check = permission && Object.hasOwn(CHECKS, permission.resource) && CHECKS[permission.resource]
  return permission !== null && typeof check === 'function' && check(permission)
}

/** All that is asked for, each once, `atproto` first. */
export function scopeText(scopes: readonly string[]): string {
  return [...new Set([BASE_SCOPE, ...scopes])].join(' ')
}

const CHECKS: Record<string, (permission: Permission) => boolean> = {
  repo: (permission) => {
    const collections = valuesOf(permission, 'collection')
    return (
      hasOnly(permission, ['collection', 'action']) &&
      isSome(collections, (name) => name === '*' || nsid.test(name)) &&
      permission.params.getAll('action').every((action) => actions.includes(action))
    )
  },
  rpc: (permission) => {
    const methods = valuesOf(permission, 'lxm')
    const audiences = permission.params.getAll('aud')
    const inherits = permission.params.has('inherit_aud')
    return (
      hasOnly(permission, ['lxm', 'aud', 'inherit_aud']) &&
      isSome(methods, (name) => name === '*' || nsid.test(name)) &&
      audiences.length <= 1 &&
      audiences.every((name) => name === '*' || audience.test(name)) &&
      // One of them says for whom; a method and an audience that are both anybody's would be everything.
      (audiences.length === 1) !== inherits &&
      !(methods.includes('*') && audiences.includes('*'))
    )
  },
  blob: (permission) =>
    hasOnly(permission, ['accept']) && isSome(valuesOf(permission, 'accept'), (type) => media.test(type)),
  account: (permission) =>
    hasOnly(permission, ['attr', 'action']) &&
    isSome(valuesOf(permission, 'attr'), (name) => ['email', 'repo', 'status'].includes(name)) &&
    permission.params.getAll('action').every((action) => ['read', 'manage'].includes(action)),
  identity: (permission) =>
    hasOnly(permission, ['attr']) &&
    isSome(valuesOf(permission, 'attr'), (name) => ['handle', '*'].includes(name)),
  include: (permission) =>
    hasOnly(permission, ['nsid', 'aud']) &&
    isSome(valuesOf(permission, 'nsid'), (name) => nsid.test(name)) &&
    permission.params.getAll('aud').every((name) => audience.test(name)),
}

function readPermission(text: string): Permission | null {
  // RFC 6749 §3.3: the characters of one scope.
  const match = /^([a-z]+)(?::([^?]*))?(?:\?(.*))?$/.exec(text)
  if (!match || !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(text)) return null
  const [, resource = '', positional, query = ''] = match
  return { resource, positional: positional ?? null, params: new URLSearchParams(query) }
}

/** The values of the parameter that may stand before the question mark, there or behind it, never at both places. */
function valuesOf({ positional, params }: Permission, name: string): string[] {
  const listed = params.getAll(name)
  if (positional === null) return listed
  return listed.length === 0 ? [decode(positional)] : []
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

function hasOnly({ params }: Permission, names: readonly string[]): boolean {
  return [...params.keys()].every((name) => names.includes(name))
}

function isSome(values: readonly string[], fits: (value: string) => boolean): boolean {
  return values.length > 0 && values.every(fits)
}
