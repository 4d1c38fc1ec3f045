export const status = {
  disabled: 'Abgeschaltet',
  misconfigured: 'Einrichtung fehlerhaft',
  needs_reauth: 'Neu verbinden nötig',
  unavailable: 'Nicht erreichbar',
  degraded: 'Beeinträchtigt',
  connected: 'Verbunden',
  unverified: 'Ungeprüft',
  connecting: 'Wird verbunden',
  not_connected: 'Nicht verbunden',
} as const
