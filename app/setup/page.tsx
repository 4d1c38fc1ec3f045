import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FirstAdminForm } from '@/components/sign-in/first-admin-form'
import { Gate } from '@/components/sign-in/gate'
import { needsSetup } from '@/lib/operations/create-first-admin'

export const metadata: Metadata = { title: 'Set up' }

interface SetUpPageProps {
  searchParams: Promise<{ code?: string | string[] }>
}

export default async function SetUpPage({ searchParams }: SetUpPageProps) {
  if (!(await needsSetup())) redirect('/sign-in')
  // The start line prints this page's address with the code in it.
  const { code } = await searchParams
  return (
    <Gate title="Set up Patchbay" lead="Make the first account. It is an admin’s: it may do everything.">
      <FirstAdminForm code={typeof code === 'string' ? code : ''} />
    </Gate>
  )
}
