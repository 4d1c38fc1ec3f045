import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Gate } from '@/components/sign-in/gate'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { safeReturnPath } from '@/lib/core/return-path'
import { env } from '@/lib/env'
import { needsSetup } from '@/lib/operations/create-first-admin'
import { readOrganisation } from '@/lib/web/brand'
import { readMessages } from '@/lib/web/messages'
import { currentUser } from '@/lib/web/session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readMessages()).m.signIn.title }
}

interface SignInPageProps {
  searchParams: Promise<{ from?: string | string[]; error?: string | string[] }>
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { from, error } = await searchParams
  const returnPath = safeReturnPath(typeof from === 'string' ? from : null)
  if (await currentUser()) redirect(returnPath)
  if (await needsSetup()) redirect('/setup')
  const [{ name, logo }, { m, t }] = await Promise.all([readOrganisation(), readMessages()])
  return (
    <Gate brand={name} logo={logo} title={t(m.signIn.heading, { name })}>
      <SignInForm
        from={returnPath}
        error={typeof error === 'string' ? error : null}
        singleSignOn={env().oidc !== null}
      />
    </Gate>
  )
}
