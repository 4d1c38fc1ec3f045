import { describe, expect, it } from 'vitest'
import type { Actor, Who } from '@/lib/core/actor'
import { nameOf, systemActor } from '@/lib/core/actor'
import { allows, NO_INTEGRATION, PERMISSIONS, type Permission, permit } from '@/lib/core/permission'
import { API_SCOPES, type ApiScope, ROLES, type Role } from '@/lib/core/roles'

const permissions = Object.keys(PERMISSIONS) as Permission[]

function actor(who: Who): Actor {
  return { ...who, requestId: 'r', address: null }
}

function user(role: Role): Actor {
  return actor({ type: 'user', id: 'u', sessionId: 's', name: 'U', email: 'u@example.com', role })
}

function key(scopes: readonly ApiScope[], integrationIds: readonly string[] = []): Actor {
  return actor({ type: 'api_key', id: 'k', name: 'K', scopes, integrationIds })
}

/** Who may do what, written a second time by hand: a slip in the table shows here. */
const MATRIX: Record<Permission, { roles: Role[]; scope: ApiScope | null }> = {
  read_providers: { roles: ['admin', 'member', 'viewer'], scope: 'integrations:read' },
  write_provider: { roles: ['admin'], scope: 'integrations:write' },
  read_integrations: { roles: ['admin', 'member', 'viewer'], scope: 'integrations:read' },
  write_integration: { roles: ['admin'], scope: 'integrations:write' },
  read_connections: { roles: ['admin', 'member', 'viewer'], scope: 'connections:read' },
  read_credentials: { roles: [], scope: 'credentials:read' },
  use_proxy: { roles: [], scope: 'proxy' },
  connect: { roles: ['admin', 'member'], scope: null },
  enter_key: { roles: ['admin', 'member'], scope: 'connections:write' },
  add_connection: { roles: ['admin'], scope: 'connections:write' },
  write_connection: { roles: ['admin'], scope: 'connections:write' },
  test_connection: { roles: ['admin', 'member'], scope: 'connections:write' },
  disconnect: { roles: ['admin', 'member'], scope: 'connections:write' },
  read_events: { roles: ['admin', 'member', 'viewer'], scope: 'events:read' },
  read_security_events: { roles: ['admin'], scope: null },
  read_metrics: { roles: [], scope: 'metrics' },
  read_settings: { roles: ['admin', 'member', 'viewer'], scope: null },
  read_api_keys: { roles: ['admin'], scope: null },
  write_api_key: { roles: ['admin'], scope: null },
  write_settings: { roles: ['admin'], scope: null },
  read_users: { roles: ['admin', 'member', 'viewer'], scope: null },
  write_user: { roles: ['admin'], scope: null },
  read_subjects: { roles: ['admin', 'member', 'viewer'], scope: 'platform' },
  write_subject: { roles: ['admin'], scope: 'platform' },
  read_subject_credentials: { roles: [], scope: 'platform' },
  make_connect_link: { roles: ['admin'], scope: 'platform' },
  open_catalog_as: { roles: ['admin'], scope: null },
  read_domains: { roles: ['admin', 'member', 'viewer'], scope: 'connections:read' },
  write_domain: { roles: ['admin'], scope: 'connections:write' },
  use_catalog: { roles: [], scope: null },
}

describe('who may do what', () => {
  it('is decided for every permission', () => {
    expect(permissions.sort()).toEqual(Object.keys(MATRIX).sort())
  })

  it.each(permissions)('%s, by role', (permission) => {
    const may = ROLES.filter((role) => allows(user(role), permission))
    expect(may.sort()).toEqual(MATRIX[permission].roles.sort())
  })

  it.each(permissions)('%s, by an API key’s scope', (permission) => {
    const may = API_SCOPES.filter((scope) => allows(key([scope]), permission))
    expect(may).toEqual(MATRIX[permission].scope === null ? [] : [MATRIX[permission].scope])
  })

  it.each(permissions)('%s: never by nobody, always by the system itself', (permission) => {
    expect(allows(actor({ type: 'anonymous' }), permission)).toBe(false)
    expect(allows(systemActor('worker'), permission)).toBe(true)
  })

  it('H06 a key without scopes may do nothing, and one with all of them nothing that is a person’s', () => {
    expect(permissions.filter((permission) => allows(key([]), permission))).toEqual([])
    const personal = permissions.filter((permission) => !allows(key(API_SCOPES), permission))
    const theirs = [
      'connect',
      'open_catalog_as',
      'read_api_keys',
      'read_security_events',
      'read_settings',
      'read_users',
      'use_catalog',
      'write_api_key',
      'write_settings',
      'write_user',
    ]
    expect(personal.sort()).toEqual(theirs)
  })
})

describe('a customer', () => {
  const subject = (integrationIds: readonly string[] = []): Actor =>
    actor({
      ...{ type: 'subject', id: 's', externalId: 'ann@example.com', name: 'Ann', groupId: null },
      ...{ sessionId: null, integrationIds },
    })

  it('uses the catalog, and may do nothing else', () => {
    expect(permissions.filter((permission) => allows(subject(), permission))).toEqual(['use_catalog'])
  })

  it('who came by a link reaches what it is for', () => {
    expect(allows(subject(['one']), 'use_catalog', 'one')).toBe(true)
    expect(allows(subject(['one']), 'use_catalog', 'two')).toBe(false)
  })
})

describe('a key bound to integrations', () => {
  const bound = key(['connections:read'], ['one', 'two'])

  it.each([
    ['one', true],
    ['two', true],
    ['three', false],
    ['', false],
  ])('H06 reaches those and no others: %j', (id, expected) => {
    expect(allows(bound, 'read_connections', id)).toBe(expected)
  })

  it('is not stopped before it is known what it asks for', () => {
    expect(allows(bound, 'read_connections')).toBe(true)
  })

  it('H06 does not reach what belongs to no integration', () => {
    expect(allows(key(['integrations:write'], ['one']), 'write_provider', NO_INTEGRATION)).toBe(false)
    expect(allows(key(['integrations:write']), 'write_provider', NO_INTEGRATION)).toBe(true)
  })

  it('an unbound one reaches every one, and a person is never bound', () => {
    expect(allows(key(['connections:read']), 'read_connections', 'three')).toBe(true)
    expect(allows(user('viewer'), 'read_connections', 'three')).toBe(true)
  })
})

describe('a refusal', () => {
  it('tells nobody to sign in, and somebody what they may not do', () => {
    expect(() => permit(actor({ type: 'anonymous' }), 'connect')).toThrow(
      expect.objectContaining({ code: 'unauthenticated', status: 401 }),
    )
    expect(() => permit(user('viewer'), 'connect')).toThrow(
      expect.objectContaining({
        code: 'forbidden',
        status: 403,
        message: 'You may not do this: connect accounts.',
      }),
    )
    expect(() => permit(user('member'), 'connect')).not.toThrow()
  })

  it('the log calls everybody something', () => {
    expect(nameOf(actor({ type: 'anonymous' }))).toBe('nobody')
    expect(nameOf(user('admin'))).toBe('U')
    expect(nameOf(systemActor('worker'))).toBe('worker')
  })
})
