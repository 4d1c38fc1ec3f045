// Copies the mark of each provider that names one from the simple-icons package into public/marks.
// A mark that the package does not have is an error: none is drawn by hand.
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const providers = readdirSync(`${root}lib/providers`).filter((name) => name.endsWith('.ts'))
const marks = providers.flatMap((name) => {
  const source = readFileSync(`${root}lib/providers/${name}`, 'utf8')
  return [...source.matchAll(/^ {2}mark: '([a-z0-9]+)',$/gm)].map((match) => match[1])
})

mkdirSync(`${root}public/marks`, { recursive: true })
for (const mark of marks) {
  copyFileSync(`${root}node_modules/simple-icons/icons/${mark}.svg`, `${root}public/marks/${mark}.svg`)
  console.log(`public/marks/${mark}.svg`)
}
