import type { Provider } from '@/lib/core/provider'
import { germanFields, keyPairFields, regionField } from '@/lib/providers/fields'

/** Whoever speaks the API of Amazon S3: AWS itself, R2, B2, Spaces, Wasabi, MinIO, Ceph and others. */
export const s3 = {
  key: 's3',
  name: 'S3-compatible storage',
  description: 'Buckets and objects at Amazon S3 or any storage that speaks its API.',
  categories: ['Storage', 'Cloud'],
  aliases: [
    'Amazon S3',
    'Cloudflare R2',
    'Backblaze B2',
    'DigitalOcean Spaces',
    'Wasabi',
    'MinIO',
    'Hetzner Object Storage',
    'object storage',
  ],
  capabilities: ['Read and write objects', 'List buckets', 'Share objects by signed links'],
  authType: 'key_secret',
  fields: [
    {
      key: 'endpoint',
      label: 'Endpoint',
      type: 'text',
      required: true,
      secret: false,
      placeholder: 's3.amazonaws.com',
      default: 's3.amazonaws.com',
      help: 'The host without https:// and without a bucket, such as s3.eu-central-1.amazonaws.com or <account>.r2.cloudflarestorage.com. A port may follow.',
      pattern: {
        matches: '[A-Za-z0-9][A-Za-z0-9.\\-]*(:[0-9]{1,5})?',
        message: 'Only a host name, and a port if it is not 443: no https:// and no path.',
      },
    },
    regionField({
      default: 'us-east-1',
      help: 'Part of the signature. Cloudflare R2 takes auto; many servers of one’s own take us-east-1.',
    }),
    ...keyPairFields({
      access: { placeholder: 'AKIA…', help: 'Called access key, key ID or HMAC key elsewhere.' },
      secret: { help: 'Called secret key or application key elsewhere. Shown once, when it is made.' },
    }),
  ],
  probe: {
    // ListBuckets. Errors are in XML and named by their code.
    url: 'https://{endpoint}/',
    errors: {
      InvalidAccessKeyId: 'invalid_token',
      SignatureDoesNotMatch: 'invalid_token',
      InvalidToken: 'invalid_token',
      ExpiredToken: 'expired',
      AuthorizationHeaderMalformed: 'wrong_endpoint',
      AccountProblem: 'account_disabled',
      NotSignedUp: 'account_disabled',
      SlowDown: 'rate_limited',
    },
    // A key for one bucket may not list them all.
    limited: ['AccessDenied'],
  },
  api: {
    baseUrl: 'https://{endpoint}',
    credential: {
      in: 'sigv4',
      service: 's3',
      region: '{region}',
      accessKey: '{access_key}',
      secretKey: '{secret_key}',
    },
  },
  endNote:
    'Delete the access key where it was made: IAM at AWS, the API tokens at Cloudflare R2, the keys of your storage elsewhere.',
  instructions: [
    {
      title: 'Create a key',
      steps: [
        'At AWS: create an IAM user under [Users](https://console.aws.amazon.com/iam/home#/users) with a policy for the bucket, and an access key for **Other**.',
        'At Cloudflare: open [R2](https://dash.cloudflare.com/?to=/:account/r2/overview), choose **Manage API tokens**, and create one with **Object Read & Write** for the bucket.',
        'Elsewhere: create an access key that may use the bucket. Some call it an application key.',
      ],
    },
    {
      title: 'Enter where it is',
      steps: [
        'Copy the host of the S3 endpoint into **Endpoint**, without the name of a bucket. It must speak https.',
        'Enter the **Region** that your storage names. It is part of the signature even where there is only one.',
        'Copy the access key and the secret key into the form.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then test the connection. The test lists buckets and changes nothing.',
        'A key for one bucket is told to be limited: it is good, and may not list the others.',
        'A storage inside your own network is reached only if Patchbay was started with its host and port in `PATCHBAY_EGRESS_ALLOW`.',
      ],
    },
  ],
  translations: {
    de: {
      description: 'Buckets und Objekte bei Amazon S3 oder jedem Speicher, der dessen API spricht.',
      fields: germanFields({
        endpoint: {
          label: 'Endpunkt',
          help: 'Der Host ohne https:// und ohne Bucket, wie s3.eu-central-1.amazonaws.com oder <account>.r2.cloudflarestorage.com. Ein Port darf folgen.',
          message: 'Nur ein Hostname, und ein Port, wenn es nicht 443 ist: kein https:// und kein Pfad.',
        },
        region: {
          help: 'Teil der Signatur. Cloudflare R2 nimmt auto; viele eigene Server nehmen us-east-1.',
        },
        access_key: { help: 'Heißt anderswo Access Key, Key ID oder HMAC-Schlüssel.' },
        secret_key: {
          help: 'Heißt anderswo Secret Key oder Application Key. Wird einmal angezeigt, beim Anlegen.',
        },
      }),
      endNote:
        'Löschen Sie den Zugriffsschlüssel, wo er angelegt wurde: bei AWS in IAM, bei Cloudflare R2 unter den API-Tokens, sonst unter den Schlüsseln Ihres Speichers.',
      instructions: [
        {
          title: 'Schlüssel anlegen',
          steps: [
            'Bei AWS: unter [Users](https://console.aws.amazon.com/iam/home#/users) einen IAM-Benutzer mit einer Policy für den Bucket anlegen, und einen Zugriffsschlüssel für **Other**.',
            'Bei Cloudflare: [R2](https://dash.cloudflare.com/?to=/:account/r2/overview) öffnen, **Manage API tokens** wählen und eines mit **Object Read & Write** für den Bucket anlegen.',
            'Anderswo: einen Zugriffsschlüssel anlegen, der den Bucket nutzen darf. Manche nennen ihn Application Key.',
          ],
        },
        {
          title: 'Eingeben, wo er gilt',
          steps: [
            'Den Host des S3-Endpunkts unter **Endpunkt** einfügen, ohne den Namen eines Buckets. Er muss https sprechen.',
            'Die **Region** eingeben, die der Speicher nennt. Sie ist Teil der Signatur, auch wo es nur eine gibt.',
            'Die Zugriffsschlüssel-ID und den geheimen Schlüssel in das Formular kopieren.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann die Verbindung testen. Der Test listet Buckets auf und ändert nichts.',
            'Ein Schlüssel für einen Bucket wird eingeschränkt genannt: Er ist gut und darf die anderen nicht auflisten.',
            'Ein Speicher im eigenen Netz wird nur erreicht, wenn Patchbay mit seinem Host und Port in `PATCHBAY_EGRESS_ALLOW` gestartet wurde.',
          ],
        },
      ],
    },
  },
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html',
  checkedOn: '2026-11-21',
} as const satisfies Provider
