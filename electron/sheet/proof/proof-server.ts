import type { Request } from '../../../shared/protocol/request';
import { mainRequests, type RequestMessage, type SheetMessage } from '../../../shared/sheet/protocol';
import { proofRequests, type ProofRequests } from '../../../shared/sheet/proof-requests';
import type { SheetAnswer, SheetInput } from '../../../shared/sheet/protocol';
import { answerRequest } from '../answers/answer-request';
import { ListSide } from '../shop-list/list-side';
import { ProofRows, type TriedProof } from './proof-rows';

/** Requests about the list, the same as for a sheet. */
const LIST_REQUESTS = ['begin-list', 'list-bytes', 'end-list', 'compare-list', 'trust-list', 'give-up-list'] as const;
type Name = keyof ProofRequests | (typeof LIST_REQUESTS)[number];

type Handlers = { [K in Name]: (payload: SheetInput<K>) => SheetAnswer<K> | Promise<SheetAnswer<K>> };

/**
 * Answers main's requests about the proof of one delivery. There is no sheet.
 *
 * @param random from 0 to 1, exclusive
 */
export function createProofServer(random: () => number): (request: RequestMessage) => Promise<SheetMessage> {
  const rows = new ProofRows();
  const lists = new ListSide<TriedProof>(() => rows, random);
  const handlers: Handlers = {
    'prove-rows': (payload) => {
      rows.add(payload.rows, payload.ledgerKey);
      return undefined;
    },
    'begin-list': (payload) => lists.begin(rows, payload),
    'list-bytes': (payload) => lists.push(payload),
    'end-list': (payload) => lists.end(payload),
    'compare-list': (payload) => lists.compare(payload),
    'trust-list': async (payload) => {
      await lists.trust(payload);
      return undefined;
    },
    'give-up-list': (payload) => lists.giveUp(payload),
    'proof-counts': () => rows.proof,
    'proof-rows': ({ from, limit }) => rows.rows(from, limit),
  };
  const listRequests = LIST_REQUESTS.map((name): [string, Request] => [name, mainRequests[name]]);
  const requests = { ...proofRequests, ...Object.fromEntries(listRequests) };
  return (request) => answerRequest(request, requests, handlers);
}
