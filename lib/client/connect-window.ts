const SIZE = { width: 625, height: 700 }

/** Where the window tells the catalog's own pages that a consent has come back. */
export const CONNECT_CHANNEL = 'patchbay-connect'

/** Browsers within other apps: a second window is refused there, or never comes back. */
const IN_APP = /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|Pinterest|LinkedInApp|; wv\)/

/** Whether a provider's page is to take the place of ours: where a second window is a burden, or none can be had. */
export function needsFullPage(): boolean {
  const isPhone = window.matchMedia('(pointer: coarse) and (max-width: 900px)').matches
  return isPhone || IN_APP.test(navigator.userAgent)
}

/**
 * Opens the window in which a provider will ask, on a small page of ours: in the very moment of the press, because
 * browsers refuse a window that is opened after anything was waited for. Null: it was refused.
 */
export function openConnectWindow(): Window | null {
  const left = Math.round(window.screenX + (window.outerWidth - SIZE.width) / 2)
  const top = Math.round(window.screenY + (window.outerHeight - SIZE.height) / 2)
  const features = `popup,width=${SIZE.width},height=${SIZE.height},left=${left},top=${top}`
  return window.open('/connectors/go/connecting', CONNECT_CHANNEL, features)
}

/** Hears of every consent that has come back to this browser. Returns the way to stop. */
export function onConsentBack(listener: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel(CONNECT_CHANNEL)
  channel.onmessage = listener
  return () => channel.close()
}

/** Says that a consent has come back. */
export function tellConsentBack(): void {
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(CONNECT_CHANNEL)
  channel.postMessage('back')
  channel.close()
}
