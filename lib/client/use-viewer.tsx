'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { ViewerView } from '@/lib/contract/settings'
import { allows, type Permission } from '@/lib/core/permission'

const nobody: ViewerView = { name: '', email: '', role: 'viewer' }

const Viewer = createContext<ViewerView>(nobody)

export function ViewerProvider({ viewer, children }: { viewer: ViewerView; children: ReactNode }) {
  return <Viewer value={viewer}>{children}</Viewer>
}

export const useViewer = (): ViewerView => useContext(Viewer)

/** Whether to show a button. The operation behind it checks again. */
export function useAllows(permission: Permission): boolean {
  const viewer = useViewer()
  return allows({ type: 'user', id: '', sessionId: '', requestId: '', address: null, ...viewer }, permission)
}
