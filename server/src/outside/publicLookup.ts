import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, type LookupFunction } from 'node:net'

/**
 * Finds the addresses of a name as `dns.lookup` does, but only those of the open internet. Whoever names the address may be a guest of the
 * shop's network, and must not make the server knock on doors inside it; a name is checked when it is called, because what it stands for
 * may change.
 */
export const publicLookup: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const open = error ? [] : found.filter(isPublic)
    const [first] = open
    if (error || !first) answer(error ?? notPublic(hostname), '', 0)
    else if (options.all) answer(null, open)
    else answer(null, first.address, first.family)
  })
}

function isPublic({ address, family }: LookupAddress): boolean {
  return !inside.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

function notPublic(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} stands for no public address.`), { code: 'ENOTPUBLIC' })
}

/** Networks that are somebody's own, this machine, link-local, shared by carriers, for documentation, multicast, or reserved. */
const inside = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, bits, 'ipv6')
