import { describe, expect, it } from 'vitest'
import type { Actor, SubjectActor } from '@/lib/core/actor'
import { beginSubjectConnect } from '@/lib/operations/begin-subject-connect'
import { deleteGroup } from '@/lib/operations/delete-group'
import { deleteSubject } from '@/lib/operations/delete-subject'
import { pool } from '@/lib/store/database'
import { refusalOf } from '../support/refusal'
import { catalogHouse } from './catalog-house'

const house = catalogHouse()

const connect = (subject: Actor & SubjectActor) =>
  beginSubjectConnect(subject, { slug: 'local', browser: 'b'.repeat(43) })

/** Connections of customers and groups that there are no more. */
async function orphans(): Promise<number> {
  const { rows } = await pool().query(`
    select c.id from "Connection" c
    left join "Subject" s on c."ownerType" = 'subject' and s.id::text = c."ownerId"
    left join "Group" g on c."ownerType" = 'group' and g.id::text = c."ownerId"
    where c."ownerType" in ('subject', 'group') and s.id is null and g.id is null`)
  return rows.length
}

/** Whether somebody waits for a row that another transaction holds. */
async function isWaiting(): Promise<boolean> {
  const { rows } = await pool().query(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  )
  return rows.length > 0
}

describe('who is removed while they connect', () => {
  it.each([
    { who: 'a customer', table: 'Subject', group: undefined },
    { who: 'a group', table: 'Group', group: 'going' },
  ])('leaves nothing behind that belongs to nobody: $who', async ({ table, group }) => {
    const { subject } = await house.guest(group)
    const id = group === undefined ? subject.id : subject.groupId
    const removing = await pool().connect()
    try {
      await removing.query('begin')
      await removing.query(`select 1 from "${table}" where id = $1 for update`, [id])
      await removing.query('delete from "Connection" where "ownerId" = $1', [id])
      const connecting = refusalOf(connect(subject))
      // Were the owner not held, the connection would be there by now, and stay.
      await expect.poll(isWaiting).toBe(true)
      await removing.query(`delete from "${table}" where id = $1`, [id])
      await removing.query('commit')
      expect(await connecting).toBe('changed_meanwhile')
    } finally {
      removing.release()
    }
    expect(await orphans()).toBe(0)
  })

  it('many at once: each connection goes with its owner, or was never made', async () => {
    for (let round = 0; round < 5; round++) {
      const guests = await Promise.all([
        house.guest(),
        house.guest(),
        house.guest('crowd'),
        house.guest('crowd'),
      ])
      await Promise.allSettled([
        ...guests.map(({ subject }) => connect(subject)),
        ...guests.slice(0, 2).map(({ subject }) => deleteSubject(house.admin, subject.externalId)),
        deleteGroup(house.admin, 'crowd'),
      ])
    }
    expect(await orphans()).toBe(0)
  })
})
