// Preloaded into the peer's process: it listens on 127.0.0.1, and speaks to this machine or to nobody.
const dns = require('node:dns')
const net = require('node:net')

const own = new Set(['localhost', '127.0.0.1', '::1'])

const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...words) {
  const [first, second] = words
  if (/^\d+$/.test(String(first))) {
    if (typeof second !== 'string') words.splice(1, 0, '127.0.0.1')
  } else if (first?.port !== undefined && !first.host) words[0] = { ...first, host: '127.0.0.1' }
  return listen.apply(this, words)
}

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...words) {
  const [options] = Array.isArray(words[0]) ? words[0] : words
  const host = typeof options === 'object' ? options.host : words[1]
  if (host && !own.has(host)) throw new Error(`Refused to leave this machine for ${host}`)
  return connect.apply(this, words)
}

const refuse = (name) => Object.assign(new Error(`Refused to ask for ${name}`), { code: 'ENOTFOUND' })

const lookup = dns.lookup
dns.lookup = (name, options, found = options) =>
  own.has(name) ? lookup(name, options, found) : process.nextTick(found, refuse(name))
for (const kind of ['resolve', 'resolve4', 'resolve6', 'resolveTxt']) {
  dns.promises[kind] = async (name) => Promise.reject(refuse(name))
  dns.promises.Resolver.prototype[kind] = dns.promises[kind]
}
