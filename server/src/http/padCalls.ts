import { padCallId, shopId as shopIdSchema } from '@passline/shared/ids'
import * as api from '@passline/shared/padCallApi'
import { may } from '@passline/shared/role'
import * as z from 'zod'
import type { Asker } from '../actions/asker.ts'
import type { Desk } from '../actions/desk/Desk.ts'
import { callingPad, cancelPadCall, finishPadCall, placePadCall, takePadCall } from '../actions/padCalls.ts'
import type { Db } from '../db/types.ts'
import { readOpenPadCalls, readPadCallsFrom, readWhenPassedOn } from '../store/padCalls.ts'
import { type Endpoint, endpoint, ok } from './endpoint.ts'

const tag = 'Calls of guests'
const inShop = z.object({ shop: shopIdSchema })
const ofCall = z.object({ shop: shopIdSchema, call: padCallId })

export function padCallEndpoints({ desk, db }: { desk: Desk; db: Db }): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/shops/{shop}/pad-calls',
      tag,
      summary: 'Call for somebody from the room pad',
      description:
        'The call is made from the place where the pad stands. While the same is open from there, the answer is that call and nobody is called twice; ' +
        `with the kind \`other\`, the same is the same text. A pad may have ${api.MOST_OPEN_CALLS} open calls.`,
      permission: 'callStaff',
      params: inShop,
      body: api.padCallRequest,
      answer: { status: 200, schema: api.padCallSaved },
      refusals: ['placeMismatch', 'unknownPlace', 'tooManyCalls'],
      handle: ({ asker, body }) => placePadCall(desk, asker, body),
    }),
    endpoint({
      method: 'get',
      path: '/v1/shops/{shop}/pad-calls',
      tag,
      summary: 'List calls of guests',
      description: `The staff see the open ones, oldest first. A room pad sees its newest ${api.SHOWN_TO_PAD} from where it stands, newest first, those that are over included. \`passedOnAt\` says when another channel was told because nobody had answered.`,
      permission: 'seeCalls',
      params: inShop,
      answer: { status: 200, schema: api.padCallList },
      handle: async ({ asker }) => ok({ padCalls: await listed(db, asker) }),
    }),
    step({
      verb: 'take',
      summary: 'Say that you are on your way',
      description: 'The first who says so goes. 409 alreadyTaken says who it was. Saying it again changes nothing.',
      permission: 'answerCalls',
      refusals: ['alreadyTaken', 'padCallEnded'],
      act: takePadCall,
    }),
    step({
      verb: 'done',
      summary: 'Say that the guest has what was called for',
      description: 'Anybody of the staff may. A call that is over stays as it ended.',
      permission: 'answerCalls',
      act: finishPadCall,
    }),
    step({
      verb: 'cancel',
      summary: 'Take a call back',
      description: 'A room pad takes back its own, the staff any. A call that is over stays as it ended.',
      permission: 'seeCalls',
      refusals: ['placeMismatch'],
      act: cancelPadCall,
    }),
  ]

  function step({ verb, act, refusals = [], ...rest }: Step): Endpoint {
    return endpoint({
      method: 'post',
      path: `/v1/shops/{shop}/pad-calls/{call}/${verb}`,
      tag,
      params: ofCall,
      answer: { status: 200, schema: api.padCallSaved },
      refusals,
      ...rest,
      handle: ({ asker, params }) => act(desk, asker, params.call),
    })
  }
}

interface Step extends Pick<Endpoint, 'summary' | 'permission'> {
  verb: string
  description: string
  refusals?: Endpoint['refusals']
  act: typeof takePadCall
}

/** Whether a call was passed on is asked of the messages: the rule of the shop says when they are sent, or that none is. */
async function listed(db: Db, asker: Asker): Promise<api.ListedPadCall[]> {
  const calls = await callsFor(db, asker)
  const passedOn = await readWhenPassedOn(
    db,
    asker.shopId,
    calls.map(({ id }) => id),
  )
  return calls.map((call) => ({ ...call, passedOnAt: passedOn.get(call.id) ?? null }))
}

async function callsFor(db: Db, asker: Asker): Promise<api.KnownPadCall[]> {
  if (may(asker.device.role, 'answerCalls')) {
    return (await readOpenPadCalls(db, asker.shopId)).map((call) => ({ ...call, endedAt: null, endedHow: null }))
  }
  const pad = callingPad(asker)
  return pad ? readPadCallsFrom(db, asker.shopId, pad, api.SHOWN_TO_PAD) : []
}
