import type { Provider } from '@/lib/core/provider'
import { clientFields, germanFields } from '@/lib/providers/fields'

export const gitlab = {
  key: 'gitlab',
  name: 'GitLab',
  description:
    'Repositories, issues, merge requests, pipelines and packages, on GitLab.com or on your own server.',
  categories: ['Development'],
  aliases: ['GitLab.com', 'GitLab Self-Managed', 'GitLab CI'],
  capabilities: [
    'Read and write repositories',
    'Manage issues and merge requests',
    'Run pipelines',
    'Manage packages',
  ],
  authType: 'oauth2',
  fields: [
    ...clientFields({
      id: { label: 'Application ID', help: 'On the page of your application, in GitLab’s settings.' },
      secret: { label: 'Secret', placeholder: 'gloas-…', help: 'Shown once, when the application is saved.' },
    }),
    {
      key: 'host',
      label: 'GitLab host',
      type: 'text',
      required: false,
      secret: false,
      placeholder: 'gitlab.com',
      default: 'gitlab.com',
      help: 'Blank for GitLab.com. The host name of your own server otherwise, without https:// and path.',
      pattern: {
        matches: '[A-Za-z0-9]([A-Za-z0-9.\\-]*[A-Za-z0-9])?',
        message: 'A host name such as gitlab.example.com, without https:// and path.',
      },
    },
  ],
  oauth2: {
    authorizationUrl: 'https://{host}/oauth/authorize',
    tokenUrl: 'https://{host}/oauth/token',
    revocationUrl: 'https://{host}/oauth/revoke',
    userinfoUrl: 'https://{host}/oauth/userinfo',
    deviceAuthorizationUrl: 'https://{host}/oauth/authorize_device',
    issuer: 'https://{host}',
    grant: 'authorization_code',
    scopes: [
      { name: 'read_user', label: 'See your profile', default: true, required: true },
      {
        name: 'read_api',
        label: 'Read everything that you can: groups, projects, registries',
        default: true,
      },
      { name: 'api', label: 'Read and write everything that you can: groups, projects, registries' },
      { name: 'read_repository', label: 'Read private repositories, by Git or the files API' },
      { name: 'write_repository', label: 'Read and write private repositories by Git' },
      { name: 'read_registry', label: 'Read container images of private projects' },
      { name: 'write_registry', label: 'Write container images of private projects' },
      { name: 'read_virtual_registry', label: 'Read container images through the dependency proxy' },
      { name: 'write_virtual_registry', label: 'Write and delete images of the dependency proxy' },
      { name: 'create_runner', label: 'Create CI runners' },
      { name: 'manage_runner', label: 'Manage CI runners' },
      { name: 'k8s_proxy', label: 'Call Kubernetes through the agent' },
      { name: 'read_observability', label: 'Read observability data' },
      { name: 'write_observability', label: 'Write observability data' },
      { name: 'ai_features', label: 'Use GitLab Duo' },
      { name: 'openid', label: 'Know which GitLab account you are, and your groups' },
      { name: 'profile', label: 'See your profile by OpenID Connect' },
      { name: 'email', label: 'See your primary e-mail address by OpenID Connect' },
      { name: 'sudo', label: 'Act as any user, for administrators' },
      { name: 'admin_mode', label: 'Administer the server where Admin Mode is on' },
    ],
    pkce: 'S256',
    tokenAuthMethod: 'client_secret_post',
    idToken: 'ignore',
  },
  identity: {
    url: 'https://{host}/api/v4/user',
    id: ['id'],
    name: ['name', 'username'],
    email: ['email', 'public_email'],
    picture: ['avatar_url'],
  },
  probe: {
    url: 'https://{host}/api/v4/user',
    errors: { invalid_token: 'invalid_token', insufficient_scope: 'missing_scope' },
  },
  api: {
    baseUrl: 'https://{host}/api/v4',
    credential: { in: 'header', name: 'Authorization', prefix: 'Bearer ' },
  },
  instructions: [
    {
      title: 'Register an application',
      steps: [
        'Open [Applications](https://gitlab.com/-/user_settings/applications) in your user settings and choose **Add new application**. For a group, go to its **Settings → Applications** instead; on your own server, to the same places there.',
        'Enter a name, and `{redirect_uri}` as **Redirect URI**.',
        'Leave **Confidential** ticked, and tick the scopes that you choose here: GitLab refuses others.',
        'Choose **Save application**.',
      ],
    },
    {
      title: 'Copy the credentials',
      steps: [
        'Copy the **Application ID** into the form.',
        'Copy the **Secret** into the form. It is shown this once; **Renew secret** makes another and ends this one.',
        'For your own server, enter its host name too. A server on a private address must be allowed where Patchbay is started.',
      ],
    },
    {
      title: 'Connect',
      steps: [
        'Save the form, then connect an account.',
        'Access tokens last two hours and are renewed by themselves, each time with a new refresh token.',
      ],
    },
  ],
  translations: {
    de: {
      description:
        'Repositorys, Issues, Merge-Requests, Pipelines und Pakete, auf GitLab.com oder Ihrem eigenen Server.',
      fields: germanFields({
        client_id: {
          label: 'Anwendungs-ID',
          help: 'Auf der Seite Ihrer Anwendung, in den Einstellungen von GitLab.',
        },
        client_secret: {
          label: 'Secret',
          help: 'Wird einmal angezeigt, wenn die Anwendung gespeichert wird.',
        },
        host: {
          label: 'GitLab-Host',
          help: 'Leer für GitLab.com. Sonst der Hostname Ihres eigenen Servers, ohne https:// und Pfad.',
          message: 'Ein Hostname wie gitlab.example.com, ohne https:// und Pfad.',
        },
      }),
      scopes: {
        read_user: 'Ihr Profil ansehen',
        read_api: 'Alles lesen, worauf Sie Zugriff haben: Gruppen, Projekte, Registrys',
        api: 'Alles lesen und schreiben, worauf Sie Zugriff haben: Gruppen, Projekte, Registrys',
        read_repository: 'Private Repositorys lesen, per Git oder Datei-API',
        write_repository: 'Private Repositorys per Git lesen und schreiben',
        read_registry: 'Container-Images privater Projekte lesen',
        write_registry: 'Container-Images privater Projekte schreiben',
        read_virtual_registry: 'Container-Images über den Abhängigkeits-Proxy lesen',
        write_virtual_registry: 'Images des Abhängigkeits-Proxys schreiben und löschen',
        create_runner: 'CI-Runner anlegen',
        manage_runner: 'CI-Runner verwalten',
        k8s_proxy: 'Kubernetes über den Agenten aufrufen',
        read_observability: 'Observability-Daten lesen',
        write_observability: 'Observability-Daten schreiben',
        ai_features: 'GitLab Duo nutzen',
        openid: 'Wissen, welches GitLab-Konto Sie haben und welche Gruppen',
        profile: 'Ihr Profil über OpenID Connect ansehen',
        email: 'Ihre primäre E-Mail-Adresse über OpenID Connect sehen',
        sudo: 'Als jeder beliebige Benutzer handeln, für die Administration',
        admin_mode: 'Den Server administrieren, wo der Admin Mode eingeschaltet ist',
      },
      instructions: [
        {
          title: 'Anwendung registrieren',
          steps: [
            'In den Benutzereinstellungen [Applications](https://gitlab.com/-/user_settings/applications) öffnen und **Add new application** wählen. Für eine Gruppe stattdessen zu deren **Settings → Applications** gehen; auf dem eigenen Server an die gleichen Stellen dort.',
            'Einen Namen eingeben und `{redirect_uri}` als **Redirect URI**.',
            '**Confidential** angekreuzt lassen und die Scopes ankreuzen, die hier gewählt sind: Andere lehnt GitLab ab.',
            '**Save application** wählen.',
          ],
        },
        {
          title: 'Zugangsdaten kopieren',
          steps: [
            'Die **Application ID** in das Formular kopieren.',
            'Das **Secret** in das Formular kopieren. Es wird nur dieses eine Mal angezeigt; **Renew secret** macht ein anderes und beendet dieses.',
            'Für den eigenen Server auch dessen Hostnamen eingeben. Ein Server mit privater Adresse muss dort erlaubt werden, wo Patchbay gestartet wird.',
          ],
        },
        {
          title: 'Verbinden',
          steps: [
            'Formular speichern, dann ein Konto verbinden.',
            'Access-Tokens gelten zwei Stunden und erneuern sich von selbst, jedes Mal mit einem neuen Refresh-Token.',
          ],
        },
      ],
    },
  },
  mark: 'gitlab',
  source: 'https://docs.gitlab.com/api/oauth2/',
  checkedOn: '2026-11-21',
} as const satisfies Provider
