import type { Provider } from '@/lib/core/provider'
import { germanFields, keyPairFields, regionField } from '@/lib/providers/fields'

const whoami = 'https://sts.{region}.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15'

export const aws = {
  key: 'aws',
  name: 'AWS',
  description: 'Access keys of an IAM user, for any service of Amazon Web Services.',
  categories: ['Cloud'],
  aliases: ['Amazon Web Services', 'IAM', 'Lambda', 'DynamoDB', 'Bedrock', 'SQS'],
  capabilities: ['Call any AWS service', 'Run functions', 'Use queues and databases', 'Assume roles'],
  authType: 'key_secret',
  fields: [
    ...keyPairFields({
      access: {
        placeholder: 'AKIA…',
        help: 'Of an IAM user. Temporary keys (ASIA…) need a session token too, and end within hours.',
      },
      secret: { help: 'Shown once, when the access key is made.' },
    }),
    regionField({
      default: 'us-east-1',
      help: 'The region that programs are to use by default, such as eu-central-1. It must be switched on in the account.',
    }),
  ],
  identity: {
    url: whoami,
    id: ['GetCallerIdentityResponse.GetCallerIdentityResult.Arn'],
    name: ['GetCallerIdentityResponse.GetCallerIdentityResult.Arn'],
  },
  probe: {
    // The one request that needs no permission, and that no policy can deny.
    url: whoami,
    errorField: 'Error.Code',
    errors: {
      InvalidClientTokenId: 'invalid_token',
      SignatureDoesNotMatch: 'invalid_token',
      IncompleteSignature: 'invalid_token',
      ExpiredToken: 'expired',
      ExpiredTokenException: 'expired',
      Throttling: 'rate_limited',
      ThrottlingException: 'rate_limited',
    },
  },
  // Other services have hosts of their own: programs read the keys and sign for those.
  api: {
    baseUrl: 'https://sts.{region}.amazonaws.com',
    credential: {
      in: 'sigv4',
      service: 'sts',
      region: '{region}',
      accessKey: '{access_key}',
      secretKey: '{secret_key}',
    },
  },
  endNote: 'Deactivate or delete the access key in IAM, on the Security credentials tab of its user.',
  instructions: [
    {
      title: 'Create a user',
      steps: [
        'Open [Users](https://console.aws.amazon.com/iam/home#/users) in the IAM console and choose **Create user**. It needs no access to the console.',
        'Attach a policy that allows only what will be done with it. Never use the keys of the root user.',
      ],
    },
    {
      title: 'Create an access key',
      steps: [
        'Open the user, and on the tab **Security credentials** choose **Create access key** and **Other**.',
        'Copy the **Access key** and the **Secret access key** into the form. The secret is shown this once.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Enter the **Region**, save the form, then test the connection. The test asks STS who the key is, which every key may.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Zugriffsschlüssel eines IAM-Benutzers, für jeden Dienst von Amazon Web Services.',
      fields: germanFields({
        access_key: {
          help: 'Die eines IAM-Benutzers. Temporäre Schlüssel (ASIA…) brauchen auch ein Session-Token und enden nach Stunden.',
        },
        secret_key: { help: 'Wird einmal angezeigt, wenn der Zugriffsschlüssel angelegt wird.' },
        region: {
          help: 'Die Region, die Programme sonst nutzen, wie eu-central-1. Sie muss im Konto eingeschaltet sein.',
        },
      }),
      endNote:
        'Deaktivieren oder löschen Sie den Zugriffsschlüssel in IAM, auf dem Tab „Security credentials“ seines Benutzers.',
      instructions: [
        {
          title: 'Benutzer anlegen',
          steps: [
            'In der IAM-Konsole [Users](https://console.aws.amazon.com/iam/home#/users) öffnen und **Create user** wählen. Zugang zur Konsole braucht er nicht.',
            'Eine Policy anhängen, die nur erlaubt, was damit getan wird. Nie die Schlüssel des Root-Benutzers nehmen.',
          ],
        },
        {
          title: 'Zugriffsschlüssel anlegen',
          steps: [
            'Den Benutzer öffnen und auf dem Tab **Security credentials**: **Create access key** und **Other** wählen.',
            'Den **Access key** und den **Secret access key** in das Formular kopieren. Der geheime wird nur dieses eine Mal angezeigt.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Die **Region** eingeben, das Formular speichern, dann die Verbindung testen. Der Test fragt STS, wem der Schlüssel gehört, und das darf jeder.',
          ],
        },
      ],
    },
  },
  source: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
  checkedOn: '2026-11-21',
} as const satisfies Provider
