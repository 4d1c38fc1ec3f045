import type { Provider } from '@/lib/core/provider'
import { airtable } from '@/lib/providers/airtable'
import { anthropic } from '@/lib/providers/anthropic'
import { asana } from '@/lib/providers/asana'
import { atlassian } from '@/lib/providers/atlassian'
import { atproto } from '@/lib/providers/atproto'
import { aws } from '@/lib/providers/aws'
import { awsSes } from '@/lib/providers/aws-ses'
import { brevo } from '@/lib/providers/brevo'
import { deepseek } from '@/lib/providers/deepseek'
import { discord } from '@/lib/providers/discord'
import { discordBot } from '@/lib/providers/discord-bot'
import { docusign } from '@/lib/providers/docusign'
import { domainConnect } from '@/lib/providers/domain-connect'
import { dropbox } from '@/lib/providers/dropbox'
import { elevenlabs } from '@/lib/providers/elevenlabs'
import { figma } from '@/lib/providers/figma'
import { github } from '@/lib/providers/github'
import { gitlab } from '@/lib/providers/gitlab'
import { google } from '@/lib/providers/google'
import { hubspot } from '@/lib/providers/hubspot'
import { jira } from '@/lib/providers/jira'
import { linear } from '@/lib/providers/linear'
import { linkedin } from '@/lib/providers/linkedin'
import { microsoft } from '@/lib/providers/microsoft'
import { mistral } from '@/lib/providers/mistral'
import { mysql } from '@/lib/providers/mysql'
import { notion } from '@/lib/providers/notion'
import { openai } from '@/lib/providers/openai'
import { openrouter } from '@/lib/providers/openrouter'
import { paypal } from '@/lib/providers/paypal'
import { postgresql } from '@/lib/providers/postgresql'
import { quickbooks } from '@/lib/providers/quickbooks'
import { s3 } from '@/lib/providers/s3'
import { salesforce } from '@/lib/providers/salesforce'
import { sendgrid } from '@/lib/providers/sendgrid'
import { shopify } from '@/lib/providers/shopify'
import { slack } from '@/lib/providers/slack'
import { smtp } from '@/lib/providers/smtp'
import { spotify } from '@/lib/providers/spotify'
import { stripe } from '@/lib/providers/stripe'
import { telegram } from '@/lib/providers/telegram'
import { twilio } from '@/lib/providers/twilio'
import { xai } from '@/lib/providers/xai'
import { xero } from '@/lib/providers/xero'
import { zendesk } from '@/lib/providers/zendesk'
import { zoom } from '@/lib/providers/zoom'

/** The shipped catalog, in the order of the gallery: what most people look for comes first, what is alike stands together. */
export const PROVIDERS: readonly Provider[] = [
  google,
  github,
  slack,
  microsoft,
  openai,
  anthropic,
  stripe,
  notion,
  hubspot,
  salesforce,
  jira,
  atlassian,
  atproto,
  gitlab,
  linear,
  shopify,
  zendesk,
  openrouter,
  aws,
  s3,
  postgresql,
  mysql,
  smtp,
  telegram,
  discordBot,
  discord,
  domainConnect,
  twilio,
  sendgrid,
  brevo,
  awsSes,
  zoom,
  dropbox,
  asana,
  airtable,
  figma,
  linkedin,
  spotify,
  paypal,
  quickbooks,
  xero,
  docusign,
  mistral,
  deepseek,
  xai,
  elevenlabs,
]

export function findProvider(key: string): Provider | undefined {
  return PROVIDERS.find((provider) => provider.key === key)
}
