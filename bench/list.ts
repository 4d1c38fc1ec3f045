import { cpus } from 'node:os'
import { databaseUrl, startPatchbay } from '@/tests/e2e/patchbay'
import { type Opening, openBrowser, openCold, type State } from './parts/browse'
import { fillConnections } from './parts/fill'

// How the list of connections opens with 10, 1,000 and 10,000 of them: nothing cached, a real browser, the built server.

const SIZES = [10, 1_000, 10_000]
const RUNS = 7
const ROW = 'main tbody tr'
const ADMIN = { email: 'ann@example.com', password: 'a long enough password' }

interface Column {
  name: string
  of: (opening: Opening) => number
  show: (value: number) => string
  budget: number
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`

const COLUMNS: Column[] = [
  { name: 'JavaScript', of: ({ scriptBytes }) => scriptBytes, show: kilobytes, budget: 200_000 },
  { name: 'requests', of: ({ requests }) => requests, show: String, budget: 30 },
  { name: 'LCP', of: ({ largestPaint }) => largestPaint, show: seconds, budget: 800 },
  { name: 'first row', of: ({ firstRow }) => firstRow, show: seconds, budget: 1_000 },
  { name: 'blocking', of: ({ blocking }) => blocking, show: seconds, budget: 100 },
]

const patchbay = await startPatchbay({
  PATCHBAY_ADMIN_EMAIL: ADMIN.email,
  PATCHBAY_ADMIN_PASSWORD: ADMIN.password,
  LOG_LEVEL: 'error',
})
try {
  const state = await signIn(patchbay.url)
  console.log(
    `\nThe list of connections, cold; the median of ${RUNS} openings (and the worst), on ${machine()}\n`,
  )
  console.log(
    line(
      'rows',
      COLUMNS.map(({ name }) => name),
    ),
  )
  for (const size of SIZES) {
    await fillConnections(databaseUrl(patchbay.directory), size)
    const openings = await openOften(state)
    console.log(
      line(
        size.toLocaleString('en'),
        COLUMNS.map((column) => cell(column, openings)),
      ),
    )
  }
  console.log(
    line(
      'budget',
      COLUMNS.map(({ show, budget }) => `≤ ${show(budget)}`),
    ),
  )
} finally {
  await patchbay.remove()
}

async function openOften(state: State): Promise<Opening[]> {
  const url = `${patchbay.url}/integrations`
  // The first one warms the server, not the browser: each has a browser of its own.
  await openCold(url, state, ROW)
  const openings: Opening[] = []
  for (let n = 0; n < RUNS; n++) openings.push(await openCold(url, state, ROW))
  return openings
}

async function signIn(url: string): Promise<State> {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`${url}/sign-in`)
    await page.getByLabel('E-mail address').fill(ADMIN.email)
    await page.getByLabel('Password').fill(ADMIN.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    return await page.context().storageState()
  } finally {
    await browser.close()
  }
}

function cell({ of, show, budget }: Column, openings: readonly Opening[]): string {
  const values = openings.map(of).sort((a, b) => a - b)
  const [median = 0, worst = 0] = [values[Math.floor(values.length / 2)], values.at(-1)]
  const mark = median > budget ? ' !' : ''
  return show(median) === show(worst) ? show(median) + mark : `${show(median)} (${show(worst)})${mark}`
}

function line(first: string, cells: readonly string[]): string {
  return [first.padStart(8), ...cells.map((text) => text.padStart(18))].join('')
}

function machine(): string {
  const [cpu] = cpus()
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}`
}
