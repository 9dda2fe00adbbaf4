import { createHash, createHmac, randomBytes } from 'node:crypto'

/** A new bearer token: 256 random bits. */
export function newToken(): string {
  return `pl_${randomBytes(32).toString('base64url')}`
}

/** What is stored of a token. The token itself never is. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/**
 * The token of a device that a request adds: as hard to guess as the asker's own, and the same whenever the request is repeated,
 * so that the stored answer need not hold it.
 */
export function tokenOfRequest(askersToken: string, request: string): string {
  return `pl_${createHmac('sha256', askersToken).update(`device ${request}`).digest('base64url')}`
}
