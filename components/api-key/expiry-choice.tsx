'use client'

import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/input'
import { useMessages } from '@/lib/client/use-messages'
import { EXPIRY_DAYS, type ExpiryDays } from '@/lib/core/api-key'

const usual: ExpiryDays = 90

/** What was chosen: days, or null for never. */
export function expiryOf(text: string): ExpiryDays | null {
  return EXPIRY_DAYS.find((days) => String(days) === text) ?? null
}

/** When the key ends by itself. */
export function ExpiryChoice() {
  const { m, t } = useMessages()
  const texts = m.apiKey
  return (
    <Field name="expiresInDays" label={texts.expiryTitle} help={`${texts.never}: ${texts.neverText}`}>
      {(ties) => (
        <Select {...ties} defaultValue={usual}>
          {EXPIRY_DAYS.map((days) => (
            <option key={days} value={days}>
              {t(texts.days, { count: days })}
            </option>
          ))}
          <option value="never">{texts.never}</option>
        </Select>
      )}
    </Field>
  )
}
