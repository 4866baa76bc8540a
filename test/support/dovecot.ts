import { spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
  renameSync,
} from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@groundswell/runtime'

const program = '/usr/sbin/dovecot'
/** The account mail is read as; Dovecot refuses to do so as root. */
const nobody = 65_534

export interface Dovecot {
  readonly port: number
  readonly user: string
  readonly password: string
  /** Puts a mail into the inbox, as a delivery agent does. */
  deliver(mail: Buffer | string): void
  start(): Promise<void>
  stop(): Promise<void>
  /** Stops it and removes everything. */
  close(): Promise<void>
}

/** A real IMAP server on loopback with a configuration and mailbox of its own (Debian: apt install dovecot-imapd). */
export async function prepareDovecot(): Promise<Dovecot> {
  if (!existsSync(program)) throw new Error(`${program} is not there: apt install dovecot-imapd`)
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-dovecot-'))
  const port = await freePort()
  const password = 'dovecot-test-password'
  const root = process.getuid?.() === 0
  const owner = root ? nobody : userInfo().uid
  const group = root ? nobody : userInfo().gid
  const maildir = join(folder, 'mail')
  for (const path of [
    folder,
    maildir,
    ...['cur', 'new', 'tmp'].map((name) => join(maildir, name)),
    join(folder, 'home'),
    join(folder, 'run'),
  ]) {
    mkdirSync(path, { recursive: true })
    chmodSync(path, 0o755)
    if (path !== folder && !path.endsWith('run')) chownSync(path, owner, group)
  }
  const accounts = root
    ? ''
    : `default_internal_user = ${userInfo().username}\ndefault_login_user = ${userInfo().username}\ndefault_internal_group = ${userInfo().gid}\n`
  const chroot = root ? '' : 'service anvil {\n  chroot =\n}\nservice imap-login {\n  chroot =\n}\n'
  const config = join(folder, 'dovecot.conf')
  writeFileSync(
    config,
    `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${maildir}
mailbox_idle_check_interval = 1s
${accounts}${chroot}passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${owner} gid=${group} home=${folder}/home
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
  )
  let running: ChildProcess | undefined
  let delivered = 0

  const stop = async (): Promise<void> => {
    const child = running
    running = undefined
    if (child === undefined || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  return {
    port,
    user: 'complaints',
    password,
    deliver(mail) {
      delivered += 1
      const name = `${Date.now()}.M${delivered}P${process.pid}.test`
      const temporary = join(maildir, 'tmp', name)
      writeFileSync(temporary, mail)
      chownSync(temporary, owner, group)
      renameSync(temporary, join(maildir, 'new', name))
    },
    async start() {
      const child = spawn(program, ['-F', '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] })
      running = child
      let said = ''
      child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
      const log = (): string => (existsSync(`${folder}/log`) ? readFileSync(`${folder}/log`, 'utf8') : '')
      for (let tries = 0; tries < 100; tries += 1) {
        if (await answers(port)) return
        if (child.exitCode !== null) break
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`dovecot did not come up: ${said}${log()}`)
    },
    stop,
    async close() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    socket.once('data', () => {
      resolve(true)
      socket.destroy()
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}
