import type { Provider } from '@/lib/core/provider'
import { germanFields, keyPairFields, regionField } from '@/lib/providers/fields'

export const awsSes = {
  key: 'aws-ses',
  name: 'Amazon SES',
  description: 'E-mail sent by Amazon Simple Email Service.',
  categories: ['E-mail', 'Cloud'],
  aliases: ['SES', 'Simple Email Service', 'transactional e-mail'],
  capabilities: ['Send e-mail', 'Send from templates', 'Read sending statistics', 'Manage suppressions'],
  authType: 'key_secret',
  fields: [
    ...keyPairFields({
      access: {
        placeholder: 'AKIA…',
        help: 'Of an IAM user. The user name of SMTP credentials is an access key too.',
      },
      secret: {
        help: 'Of the access key. The password of SMTP credentials is another thing and does not work.',
      },
    }),
    regionField({
      default: 'us-east-1',
      help: 'The region in which your domain is set up with SES, such as eu-west-1. Each has its own senders and limits.',
    }),
  ],
  probe: {
    url: 'https://email.{region}.amazonaws.com/?Action=GetSendQuota&Version=2010-12-01',
    errorField: 'Error.Code',
    errors: {
      InvalidClientTokenId: 'invalid_token',
      SignatureDoesNotMatch: 'invalid_token',
      IncompleteSignature: 'invalid_token',
      ExpiredToken: 'expired',
      OptInRequired: 'account_disabled',
      Throttling: 'rate_limited',
      ThrottlingException: 'rate_limited',
    },
    // A key that may only send is as good as one can be.
    limited: ['AccessDenied', 'AccessDeniedException'],
  },
  api: {
    baseUrl: 'https://email.{region}.amazonaws.com',
    credential: {
      in: 'sigv4',
      service: 'ses',
      region: '{region}',
      accessKey: '{access_key}',
      secretKey: '{secret_key}',
    },
  },
  endNote: 'Deactivate or delete the access key in IAM, on the Security credentials tab of its user.',
  instructions: [
    {
      title: 'Set up sending',
      steps: [
        'Open [Identities](https://console.aws.amazon.com/ses/home#/identities) in the SES console, choose the region, and create an identity for your domain.',
        'A new account sends to its own addresses only: request production access on the **Account dashboard**.',
      ],
    },
    {
      title: 'Create an access key',
      steps: [
        'Open [Users](https://console.aws.amazon.com/iam/home#/users) in the IAM console and create a user whose policy allows `ses:SendEmail` and `ses:SendRawEmail`.',
        'On its tab **Security credentials** choose **Create access key** and **Other**.',
        'Copy the **Access key** and the **Secret access key** into the form. The secret is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Enter the **Region**, save the form, then test the connection. The test reads the quota and sends nothing.',
        'Without `ses:GetSendQuota` the key is told to be limited, and sends all the same.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'E-Mails, die der Amazon Simple Email Service sendet.',
      fields: germanFields({
        access_key: {
          help: 'Die eines IAM-Benutzers. Der Benutzername von SMTP-Zugangsdaten ist auch eine.',
        },
        secret_key: {
          help: 'Der zur Zugriffsschlüssel-ID. Das Passwort von SMTP-Zugangsdaten ist etwas anderes und funktioniert nicht.',
        },
        region: {
          help: 'Die Region, in der Ihre Domain bei SES eingerichtet ist, wie eu-west-1. Jede hat eigene Absender und Grenzen.',
        },
      }),
      endNote:
        'Deaktivieren oder löschen Sie den Zugriffsschlüssel in IAM, auf dem Tab „Security credentials“ seines Benutzers.',
      instructions: [
        {
          title: 'Senden einrichten',
          steps: [
            'In der SES-Konsole [Identities](https://console.aws.amazon.com/ses/home#/identities) öffnen, die Region wählen und eine Identität für die eigene Domain anlegen.',
            'Ein neues Konto sendet nur an eigene Adressen: auf dem **Account dashboard** Production Access beantragen.',
          ],
        },
        {
          title: 'Zugriffsschlüssel anlegen',
          steps: [
            'In der IAM-Konsole [Users](https://console.aws.amazon.com/iam/home#/users) öffnen und einen Benutzer anlegen, dessen Policy `ses:SendEmail` und `ses:SendRawEmail` erlaubt.',
            'Auf seinem Tab **Security credentials**: **Create access key** und **Other** wählen.',
            'Den **Access key** und den **Secret access key** in das Formular kopieren. Der geheime wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Die **Region** eingeben, das Formular speichern, dann die Verbindung testen. Der Test liest das Kontingent und sendet nichts.',
            'Ohne `ses:GetSendQuota` wird der Schlüssel eingeschränkt genannt und sendet trotzdem.',
          ],
        },
      ],
    },
  },
  source: 'https://docs.aws.amazon.com/ses/latest/APIReference/API_GetSendQuota.html',
  checkedOn: '2026-11-21',
} as const satisfies Provider
