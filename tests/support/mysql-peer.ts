import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePort } from '@/lib/store/embedded-server'
import { makeFolder, startProcess } from './debian-process'

export const mysqlPackages = ['mariadb-server-core']

/** A real MariaDB, with users `user` (no privileges at all) and `locked`, both with the password `right`. */
export interface MysqlPeer {
  port: number
  stop(): Promise<void>
}

const shipped = '/usr/share/mysql'

/** Starts one on 127.0.0.1, in a directory that goes with it, with TLS under this certificate. */
export async function startMysql({ key, cert }: { key: string; cert: string }): Promise<MysqlPeer> {
  const folder = makeFolder('mysql')
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'key.pem'), key)
  writeFileSync(join(folder, 'cert.pem'), cert)
  const common = [
    '--no-defaults',
    `--datadir=${join(folder, 'data')}`,
    '--innodb-log-file-size=4M',
    '--innodb-data-file-path=ibdata1:4M:autoextend',
    '--innodb-temp-data-file-path=ibtmp1:4M:autoextend',
    '--innodb-buffer-pool-size=8M',
    // It refuses to be root unless it is told to.
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
  ]
  const made = spawnSync('/usr/sbin/mariadbd', [...common, '--bootstrap'], { input: tables() })
  if (made.status !== 0) throw new Error(`MariaDB’s tables could not be made: ${made.stderr}`)
  const port = await freePort()
  const words = [
    ...common,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    `--socket=${join(folder, 'socket')}`,
    '--skip-name-resolve',
    '--tls-version=TLSv1.2,TLSv1.3',
    `--ssl-key=${join(folder, 'key.pem')}`,
    `--ssl-cert=${join(folder, 'cert.pem')}`,
  ]
  const { stop } = await startProcess('/usr/sbin/mariadbd', words, folder, () => answers(port))
  return { port, stop }
}

/** What mariadb-install-db does, whose own needs are in another package. */
function tables(): string {
  const read = (name: string) => readFileSync(join(shipped, name), 'utf8')
  return [
    'create database mysql;',
    'use mysql;',
    'set @auth_root_socket=NULL;',
    'set @skip_auth_anonymous=1;',
    read('mysql_system_tables.sql'),
    read('mysql_system_tables_data.sql'),
    'flush privileges;',
    'create database closed;',
    `create user 'user'@'%' identified by 'right';`,
    `create user 'locked'@'%' identified by 'right' account lock;`,
    '',
  ].join('\n')
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const say = (is: boolean) => {
      socket.destroy()
      resolve(is)
    }
    // It greets first; a port alone may be another's.
    socket
      .once('data', () => say(true))
      .once('error', () => say(false))
      .once('end', () => say(false))
  })
}
