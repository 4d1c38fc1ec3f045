'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { ConnectionView } from '@/lib/contract/connection'
import type { ViewerView } from '@/lib/contract/settings'
import type { Actor } from '@/lib/core/actor'
import { mayUse } from '@/lib/core/ownership'
import { allows, type Permission } from '@/lib/core/permission'

const nobody: ViewerView = { id: '', name: '', email: '', role: 'viewer' }

const Viewer = createContext<ViewerView>(nobody)

export function ViewerProvider({ viewer, children }: { viewer: ViewerView; children: ReactNode }) {
  return <Viewer value={viewer}>{children}</Viewer>
}

export const useViewer = (): ViewerView => useContext(Viewer)

/** Whether to show a button. The operation behind it checks again. */
export function useAllows(permission: Permission): boolean {
  const viewer = useViewer()
  return allows(asActor(viewer), permission)
}

/** Says whose a connection is, to whoever looks: `own`, everybody's (`organisation`), or `other` people's. */
export function useWhose(): (connection: Pick<ConnectionView, 'owner'>) => 'own' | 'organisation' | 'other' {
  const { id } = useViewer()
  return ({ owner }) => {
    if (owner.type === 'organisation') return 'organisation'
    return owner.type === 'user' && owner.id === id ? 'own' : 'other'
  }
}

/** Whether to show what uses a connection. The operation behind it checks again. */
export function useMayUse({ owner }: Pick<ConnectionView, 'owner'>): boolean {
  return mayUse(asActor(useViewer()), { ownerType: owner.type, ownerId: owner.id ?? '' })
}

/** Whether to show the form of a key, or the way to it: what is a person's own is theirs to enter. */
export function useMayEnter(connection: Pick<ConnectionView, 'owner'>): boolean {
  const mayUse = useMayUse(connection)
  const mayEnter = useAllows('enter_key')
  const isOthers = useWhose()(connection) === 'other' && connection.owner.type === 'user'
  return mayEnter && mayUse && !isOthers
}

function asActor(viewer: ViewerView): Actor {
  return { type: 'user', sessionId: '', requestId: '', address: null, ...viewer }
}
