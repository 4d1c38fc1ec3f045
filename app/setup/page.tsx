import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FirstAdminForm } from '@/components/sign-in/first-admin-form'
import { Gate } from '@/components/sign-in/gate'
import { needsSetup } from '@/lib/operations/create-first-admin'
import { readBrand } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.signIn.setupTitle }
}

interface SetUpPageProps {
  searchParams: Promise<{ code?: string | string[] }>
}

export default async function SetUpPage({ searchParams }: SetUpPageProps) {
  if (!(await needsSetup())) redirect('/sign-in')
  const { m } = await readMessages()
  // The start line prints this page's address with the code in it.
  const { code } = await searchParams
  return (
    <Gate brand={await readBrand()} title={m.signIn.setupHeading} lead={m.signIn.setupLead}>
      <FirstAdminForm code={typeof code === 'string' ? code : ''} />
    </Gate>
  )
}
