import type { Code } from './code.ts'

/**
 * Every way in which a request can be refused: a stable code, the HTTP status it travels with, and a sentence that says what
 * would be right. Screens translate by code; programs switch on it.
 */
export const CODES = {
  // One goods line, one action: the cells of the grid in goods.ts.
  cancelled: { status: 409, title: 'These goods are cancelled; order them again if they are wanted.' },
  notStarted: { status: 409, title: 'These goods have not been started; start them first.' },
  notMade: { status: 409, title: 'These goods are not made yet; finish them first.' },
  alreadyStarted: { status: 409, title: 'The kitchen has started these goods; only waiting goods can be cancelled.' },
  alreadyMade: { status: 409, title: 'These goods are already made; there is nothing left to rush.' },
  alreadyPickedUp: { status: 409, title: 'These goods are already picked up; there is nobody to call.' },
  notPickedUp: { status: 409, title: 'These goods are not picked up yet; pick them up first.' },
  held: { status: 409, title: 'These goods are held for a later course; fire them first.' },
  unconfirmed: { status: 409, title: 'The cashier has not accepted these goods yet.' },
  notUnconfirmed: { status: 409, title: 'These goods wait for nobody to accept them.' },
  allergyUnseen: { status: 409, title: 'The station has not acknowledged the allergy of this order; acknowledge it first.' },
  alreadyMadeThere: { status: 409, title: 'These goods are made already; their station cannot change any more.' },
  nothingToRecall: { status: 409, title: 'These goods have taken no step that could be taken back.' },
  unknownGoods: { status: 404, title: 'No goods with this id in this shop.' },
  quantityTooLarge: { status: 409, title: 'The line has fewer portions than that; name at most what it has.' },
  orderClosed: { status: 409, title: 'The order is closed; its goods take no more steps.' },
  deliverOff: { status: 409, title: 'This shop does not record delivery; the last step is pickup.' },
  allRejected: { status: 409, title: 'None of the goods could take this step; each outcome says why.' },

  // Orders.
  soldOut: { status: 409, title: 'Some dishes are sold out; nothing was ordered. Take them off and send again.' },
  notEnough: { status: 409, title: 'Fewer portions of some dishes are left; nothing was ordered. Order fewer and send again.' },
  placeTaken: { status: 409, title: 'Another order is open there; close it first, or choose another place.' },
  notMovable: { status: 409, title: 'Take-away and platform orders stand at no place and cannot be moved.' },
  unknownDish: { status: 422, title: 'Some dishes are not on the menu of this shop; nothing was ordered.' },
  optionInvalid: { status: 422, title: 'Some options do not fit their dish; nothing was ordered.' },
  unknownPlace: { status: 422, title: 'No such room, table or wristband in this shop.' },
  placeMismatch: {
    status: 422,
    title:
      'The source and the place do not fit: a room pad orders to a room, a wristband to a wristband, a till to any of them, take-away and platform to none.',
  },
  otherPlace: { status: 403, title: 'This device may order for its own place only.' },
  orderTooLarge: { status: 422, title: 'The order would have more lines than one order may have.' },
  unfinishedGoods: { status: 409, title: 'Some goods are not picked up yet; finish them, or send force to cancel them.' },
  orderNotOpen: { status: 409, title: 'The order is not open any more.' },

  // Configuration.
  inUse: { status: 409, title: 'Others still refer to it; change those first.' },
  alreadyExists: { status: 409, title: 'The id is taken; choose another.' },
  unknownStation: { status: 422, title: 'No such station in this shop.' },
  unknownTimeZone: { status: 422, title: 'Not a time zone; use a name such as Asia/Shanghai.' },

  // The message centre.
  unknownAccount: { status: 422, title: 'Some accounts are not of this shop, or not of the channels of the call.' },
  unknownTemplate: { status: 422, title: 'No such template for this event.' },
  templateMissing: { status: 422, title: 'A template is needed for everything but a silent refresh (msgType 2).' },
  parameterMissing: { status: 422, title: 'The template needs parameters that were not given.' },
  templateInvalid: { status: 422, title: 'The template cannot be said like this; the detail says what is wrong.' },
  sourceMismatch: { status: 403, title: 'This device may order with its own source only, such as roomPad for a room pad.' },
  notATechnician: { status: 422, title: 'This is not the account of a technician of this shop.' },
  tooManyCalls: { status: 409, title: 'This pad has as many open calls as a pad may have; cancel one first.' },
  alreadyTaken: { status: 409, title: 'Somebody else has taken this call.' },
  padCallEnded: { status: 409, title: 'This call is over already.' },

  // Looking back.
  notKept: { status: 422, title: 'The journal does not reach back that far; read from when it does.' },

  // The transport.
  invalid: { status: 400, title: 'The request is not valid; `errors` says where and what would be right.' },
  notJson: { status: 400, title: 'The body is not valid JSON in UTF-8.' },
  tooLarge: { status: 413, title: 'The body is larger than 1 MiB.' },
  wrongType: { status: 415, title: 'Send the body as application/json.' },
  keyMissing: {
    status: 400,
    title: 'Every write needs an Idempotency-Key header: 8 to 100 letters, digits, "-" or "_", new for every intended action.',
  },
  keyReused: { status: 422, title: 'This Idempotency-Key was used for another request; make a new key for a new action.' },
  stillRunning: { status: 409, title: 'The first request with this Idempotency-Key is still running; ask again after Retry-After.' },
  tooManyRequests: { status: 429, title: 'Too many requests; ask again after Retry-After.' },
  busy: {
    status: 503,
    title: 'The server could not take the request now; nothing was written. Send it again with the same key after Retry-After.',
  },
  unauthorized: { status: 401, title: 'A valid token is needed: Authorization: Bearer ….' },
  forbidden: { status: 403, title: 'This token may not do that.' },
  notFound: { status: 404, title: 'There is nothing at this address.' },
  speechMissing: { status: 404, title: 'This server has no speech engine; install espeak-ng.' },
  methodNotAllowed: { status: 405, title: 'This address does not take that method.' },
  broken: { status: 500, title: 'The server failed; nothing was written. The log has the details.' },
} as const satisfies Record<Code, { status: number; title: string }>
