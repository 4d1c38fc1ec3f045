import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Where Debian keeps programs; `/usr/sbin` is in few people's path. */
const folders = ['/usr/sbin', '/usr/bin', '/usr/lib/python3/dist-packages']

/**
 * Sees to it that a peer's files are here. Answers null, or why they are not: packages are installed in CI, or where
 * somebody asks for it with PATCHBAY_TEST_INSTALL=1, and nowhere else. No service of theirs is started.
 */
export function missing(file: string, packages: readonly string[]): string | null {
  if (isHere(file)) return null
  const list = packages.join(' ')
  if (process.env.CI !== 'true' && process.env.PATCHBAY_TEST_INSTALL !== '1')
    return said(`${list}: not installed; PATCHBAY_TEST_INSTALL=1 installs it`)
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0)
    return said(`${list}: not installed, and only root on Debian can install it`)
  // Test files run side by side, and apt takes one at a time.
  spawnSync('flock', ['/tmp/patchbay-apt.lock', 'sh', '-c', script, 'install', ...packages], {
    stdio: 'ignore',
  })
  return isHere(file) ? null : said(`${list}: could not be installed`)
}

/** policy-rc.d 101: nothing that is installed is started. One that was there stays. */
const script = `
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
  printf '#!/bin/sh\\nexit 101\\n' > $policy && chmod 755 $policy
  trap 'rm -f $policy' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -q update
apt-get -q -y --no-install-recommends install "$@"
`

function isHere(file: string): boolean {
  return folders.some((folder) => existsSync(`${folder}/${file}`))
}

function said(reason: string): string {
  process.stderr.write(`skipped: ${reason}\n`)
  return reason
}
