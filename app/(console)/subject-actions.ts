'use server'

import { z } from 'zod'
import { parseInput } from '@/app/parse-input'
import { externalId } from '@/lib/contract/platform'
import { groupNameSchema, type SubjectForm, subjectFormSchema } from '@/lib/contract/subject'
import { addSubject } from '@/lib/operations/add-subject'
import { deleteGroup } from '@/lib/operations/delete-group'
import { deleteSubject } from '@/lib/operations/delete-subject'
import { findCustomers } from '@/lib/operations/find-customers'
import { openCatalogAs } from '@/lib/operations/open-catalog-as'
import { renameGroup } from '@/lib/operations/rename-group'
import { updateSubject } from '@/lib/operations/update-subject'
import { action } from '@/lib/web/action'
import { keepSubject } from '@/lib/web/subject-session'

const renameGroupInput = z.strictObject({ group: externalId, name: groupNameSchema })
const changeInput = z.strictObject({ of: externalId, subject: subjectFormSchema })

export async function findCustomersAction(input: string) {
  return action((actor) => findCustomers(actor, parseInput(z.string().max(200), input)))
}

export async function addSubjectAction(input: SubjectForm) {
  return action(async (actor) => {
    const subject = await addSubject(actor, parseInput(subjectFormSchema, input))
    return { externalId: subject.externalId }
  })
}

export async function updateSubjectAction(input: { of: string; subject: SubjectForm }) {
  return action(async (actor) => {
    const { of, subject } = parseInput(changeInput, input)
    const changed = await updateSubject(actor, of, subject)
    return { externalId: changed.externalId }
  })
}

export async function deleteSubjectAction(input: string) {
  return action((actor) => deleteSubject(actor, parseInput(externalId, input)))
}

export async function renameGroupAction(input: { group: string; name: string }) {
  return action(async (actor) => {
    const { group, name } = parseInput(renameGroupInput, input)
    await renameGroup(actor, group, name)
    return { name }
  })
}

export async function deleteGroupAction(input: string) {
  return action((actor) => deleteGroup(actor, parseInput(externalId, input)))
}

/** Begins a session in the catalog for this browser, as that customer. */
export async function openCatalogAction(input: string) {
  return action(async (actor) => {
    const entered = await openCatalogAs(actor, parseInput(externalId, input))
    await keepSubject(entered)
    return { goTo: entered.goTo }
  })
}
