import { describe, expect, it } from 'vitest'
import { ofGroup, ofSubject } from '@/lib/core/ownership'
import { deleteGroup } from '@/lib/operations/delete-group'
import { deleteSubject } from '@/lib/operations/delete-subject'
import { listEvents } from '@/lib/operations/list-events'
import { readSubjectPage } from '@/lib/operations/read-subject-page'
import { database } from '@/lib/store/database'
import { addOf, grantTo } from '../support/customers'
import { signedIn } from '../support/house'
import { refusalOf } from '../support/refusal'
import { customerHouse } from './customer-house'

const house = customerHouse()
const { customer, connected } = house

describe('a customer who is removed', () => {
  it('goes with what is their own, revoked at the provider; the group’s stays', async () => {
    const alone = await customer('leaving')
    const own = await connected(alone, house.mail)
    const member = await customer('leaving', { groupId: 'acme' })
    const shared = await connected(member, house.chat)
    expect(await deleteSubject(house.admin, 'leaving')).toEqual({ connections: 1, revoked: 1, failed: 0 })
    expect(house.ended()).toContain(`rt-${own}`)
    expect(house.ended().join()).not.toContain(shared)
    const left = await database().connection.findMany({ where: { ownerType: { in: ['subject', 'group'] } } })
    expect(left.map(({ id }) => id)).toEqual([shared])
    expect(await database().subject.count()).toBe(0)
    const { events } = await listEvents(house.admin, { count: 3 })
    expect(events.map(({ type, target }) => [type, target])).toEqual([
      ['token.revoked', 'mail'],
      ['subject.deleted', 'leaving'],
      ['connection.removed', 'mail'],
    ])
  })

  it('goes even if the provider cannot be asked, and that is said', async () => {
    await connected(await customer('leaving'), house.mail)
    house.status = 500
    expect(await deleteSubject(house.admin, 'leaving')).toEqual({ connections: 1, revoked: 0, failed: 1 })
    expect(await database().subject.count()).toBe(0)
  })

  it('is not removed by who may only read, nor twice', async () => {
    await customer('staying')
    const member = await signedIn('member')
    for (const actor of [house.viewer, member])
      expect(await refusalOf(deleteSubject(actor, 'staying'))).toBe('forbidden')
    await deleteSubject(house.admin, 'staying')
    expect(await refusalOf(deleteSubject(house.admin, 'staying'))).toBe('unknown_subject')
  })
})

describe('a group that is removed', () => {
  it('goes with what is connected in it; its members stay with what is their own', async () => {
    const own = await connected(await customer('member'), house.mail)
    const member = await customer('member', { groupId: 'acme' })
    const shared = await addOf(ofGroup(member.groupId ?? ''), house.chat)
    await grantTo(shared, { accessToken: 'at', refreshToken: 'rt' })
    expect(await deleteGroup(house.admin, 'acme')).toEqual({ connections: 1, revoked: 1, failed: 0 })
    const left = await database().connection.findMany({ where: { ...ofSubject(member.id) } })
    expect(left.map(({ id }) => id)).toEqual([own])
    expect((await readSubjectPage(house.viewer, 'member')).group).toBeNull()
    const { events } = await listEvents(house.admin, { count: 10, type: 'subject.group_deleted' })
    expect(events[0]).toMatchObject({ target: 'acme', detail: { members: 1, connections: 1 } })
    expect(await refusalOf(deleteGroup(house.viewer, 'acme'))).toBe('forbidden')
    expect(await refusalOf(deleteGroup(house.admin, 'acme'))).toBe('unknown_group')
  })
})
