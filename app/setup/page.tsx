import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FirstAdminForm } from '@/components/sign-in/first-admin-form'
import { Gate } from '@/components/sign-in/gate'
import { needsSetup } from '@/lib/operations/create-first-admin'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetUpPage() {
  if (!(await needsSetup())) redirect('/sign-in')
  return (
    <Gate title="Set up Patchbay" lead="Make the first account. It is an admin’s: it may do everything.">
      <FirstAdminForm />
    </Gate>
  )
}
