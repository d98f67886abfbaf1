import { expect, test } from 'vitest'
import { knowNetwork } from '../../../scripts/serve-edge.mjs'

const asked = (remoteAddress: string) => {
  const request = {
    socket: { remoteAddress },
    headers: { 'x-real-ip': '198.51.100.7', 'x-forwarded-for': '198.51.100.7' } as Record<string, string>,
  }
  knowNetwork(request)
  return request.headers
}

test('without a proxy in front nobody names their own network', () => {
  for (const peer of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8::1', '172.32.0.1', '11.0.0.1'])
    expect(asked(peer)).toEqual({ 'x-real-ip': peer })
})

test('the proxy on this machine or beside it is believed', () => {
  for (const peer of [
    '127.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '10.1.2.3',
    '172.18.0.4',
    '192.168.1.1',
    'fd00::1',
  ])
    expect(asked(peer)['x-real-ip']).toBe('198.51.100.7')
})
