import type { Plan } from './domain-connect-provider-applied'
import type { PeerTemplate } from './domain-connect-provider-records'
import type { ZoneRecord } from './domain-connect-provider-zones'

/** The page on which a person has a template applied. */
export function applyPage(template: PeerTemplate, domain: string, plan: Plan): string {
  const removed = [...plan.conflicts, ...plan.replaced]
  return page(
    `Connect ${domain} to ${template.serviceName}`,
    `<p>${text(template.providerName)} asks to change the DNS of ${text(domain)}.</p>
    <h2>Records to add</h2>${recordList(plan.add)}
    ${removed.length > 0 ? `<h2>Records to remove</h2>${recordList(removed)}` : ''}${decision}`,
  )
}

/** The page on which a person allows templates for later. */
export function consentPage(
  templates: readonly PeerTemplate[],
  domain: string,
  hosts: readonly string[],
): string {
  const names = hosts.map((host) => (host === '' ? domain : `${host}.${domain}`))
  const services = templates.map(({ serviceName }) => `<li>${text(serviceName)}</li>`).join('')
  return page(
    `Allow ${templates[0]?.providerName} to manage DNS`,
    `<p>It may apply these to ${text(names.join(', '))}, also later:</p><ul>${services}</ul>${decision}`,
  )
}

export function messagePage(title: string, message: string): string {
  return page(title, `<p>${text(message)}</p>`)
}

/** Posted to the page's own address, query and all. */
const decision = `<form method="post">
  <button name="decision" value="allow">Allow</button>
  <button name="decision" value="deny">Cancel</button>
</form>`

function recordList(records: readonly ZoneRecord[]): string {
  const lines = records.map(({ name, type, data }) => `<li>${text(`${name} ${type} ${data}`)}</li>`)
  return `<ul>${lines.join('')}</ul>`
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${text(title)}</title>
  <main><h1>${text(title)}</h1>${content}</main></html>`
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
