import { Agent, request } from 'node:https'
import type { VapidKeys } from '@passline/shared/pushApi'
import webpush from 'web-push'
import type { PushOutcome, PushSender } from '../actions/ports.ts'
import type { Log } from '../base/log.ts'
import { publicLookup } from './publicLookup.ts'

export interface WebPushOptions {
  keys: VapidKeys
  /** Whom the people of a push service may write to about this server: `mailto:…` or `https://…`. */
  contact: string
  log: Log
  /** How push services are reached; tests have one of their own. Otherwise: at public addresses only. */
  agent?: Agent | undefined
}

/** How long one push may take, in ms. */
const PATIENCE_MS = 10_000
/** The most connections to one push service. */
const MOST_CONNECTIONS = 20

/** Tells phones whose page is closed, by the push service of their browser (RFC 8030), encrypted for the phone (RFC 8291). */
export function webPush({ keys, contact, log, agent = publicAgent() }: WebPushOptions): PushSender & { stop(): void } {
  const vapidDetails = { subject: contact, ...keys }
  return {
    async send({ endpoint, keys: receiver }, payload, options) {
      try {
        const details = { vapidDetails, TTL: options.ttlSeconds, topic: options.topic, urgency: options.urgency }
        const { headers, body } = webpush.generateRequestDetails({ endpoint, keys: receiver }, payload, details)
        const status = await post(endpoint, { agent, headers, body })
        if (status >= 300) log.debug({ status, pushService: new URL(endpoint).host }, 'a push service refused')
        return outcomeOf(status)
      } catch (cause) {
        log.debug({ err: cause }, 'a push service was not reached, or the keys of the phone are no keys')
        return 'failed'
      }
    },
    stop: () => agent.destroy(),
  }
}

/** A new key pair for an installation. */
webPush.makeKeys = (): VapidKeys => webpush.generateVAPIDKeys()

function publicAgent(): Agent {
  return new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS, lookup: publicLookup })
}

/** @returns the status of the answer, whose body nobody needs */
function post(endpoint: string, { agent, headers, body }: { agent: Agent; headers: object; body: Buffer }): Promise<number> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const sending = request(endpoint, { method: 'POST', agent, headers: { ...headers }, signal }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
      response.once('error', reject)
    })
    sending.once('error', reject)
    sending.end(body)
  })
}

function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return 'sent'
  return status === 404 || status === 410 ? 'gone' : 'failed'
}
