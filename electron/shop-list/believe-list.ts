import { isAddressable } from '../../shared/consumer/cells/id-faults';
import {
  changedSince,
  disagreement,
  LIST_SAMPLES,
  MAX_REPLACED_SAMPLES,
} from '../../shared/consumer/verdict/list-agreement';
import { externalIdOf, type ListedConsumer } from '../../shared/consumer/verdict/listed-consumer';
import { attributesOf, isSuccess, type Answer } from '../../shared/delivery/answers/classify-answer';
import { isJsonObject } from '../../shared/delivery/answers/json-object';
import type { PauseReason } from '../../shared/delivery/state';
import type { AplautClient } from '../api/aplaut-client';
import { askPatiently, type AskingContext } from './follow-task';

/** Who may be asked for. A few dozen of each are enough; they are drawn from at random. */
export interface ListCandidates {
  /** Consumers of the list that rows of the sheet meet. */
  listed: readonly ListedConsumer[];
  /** The external ids of rows that would be new. */
  absent: readonly string[];
  /** What the sheet sends, named as in a `Difference`: `name`, `custom_attributes.ltv`. */
  fields: readonly string[];
  /** Of the export task, RFC 3339. */
  createdAt: string;
}

/** Whether a list is true, as far as a handful of GETs shows. Only one that is `trusted` is used. */
export type ListBelief =
  /** `asked`: GETs that agreed; 0 if there was nobody to ask for. */
  | { kind: 'trusted'; asked: number }
  /** The shop has another value in this field. */
  | { kind: 'differs'; field: string }
  /** The shop does not have a consumer of the list. */
  | { kind: 'not-there' }
  /** The shop has a consumer that the list lacks. */
  | { kind: 'left-out' }
  /** All that were asked for changed after the list was made. */
  | { kind: 'changing' }
  | { kind: 'off-contract'; message: string }
  | { kind: 'unanswered'; reason: PauseReason }
  | { kind: 'cancelled' };

/** One question about a list, and what the answer says of it. */
interface Sample {
  id: string;
  judge: (
    answer: Answer,
  ) => Extract<ListBelief, { kind: 'differs' | 'not-there' | 'left-out' | 'off-contract' }> | null;
}

/**
 * Asks for up to five consumers of a list, and up to five that it lacks, before it is believed (shop-list-design.md, 4). One that changed
 * after the task was made says nothing and is replaced by another, at most ten times.
 */
export async function believeList(
  client: Pick<AplautClient, 'getConsumer'>,
  candidates: ListCandidates,
  context: AskingContext,
): Promise<ListBelief> {
  const { createdAt } = candidates;
  let asked = 0;
  let replaced = 0;
  for (const samples of [samplesOfListed(candidates), samplesOfAbsent(candidates)]) {
    const drawn = shuffled(samples, context.random);
    const before = asked;
    let left = LIST_SAMPLES;
    for (const { id, judge } of drawn) {
      if (left === 0) break;
      const tried = await askPatiently(() => client.getConsumer(id), context);
      if (tried.kind === 'unanswered') return tried;
      const attributes = attributesOf(tried.answer.body);
      if (attributes !== null && changedSince(attributes, createdAt)) {
        replaced += 1;
        if (replaced <= MAX_REPLACED_SAMPLES) continue;
        break;
      }
      const fault = judge(tried.answer);
      if (fault !== null) return fault;
      asked += 1;
      left -= 1;
    }
    if (samples.length > 0 && asked === before) return { kind: 'changing' };
  }
  return { kind: 'trusted', asked };
}

function samplesOfListed({ listed, fields }: ListCandidates): Sample[] {
  return listed.flatMap((consumer) => {
    const externalId = externalIdOf(consumer);
    const id = externalId !== null && isAddressable(externalId) ? externalId : consumer.id;
    if (id === null) return [];
    const judge = (answer: Answer): ReturnType<Sample['judge']> => {
      if (answer.status === 404) return { kind: 'not-there' };
      const attributes = isSuccess(answer) ? attributesOf(answer.body) : null;
      if (attributes === null) return { kind: 'off-contract', message: `HTTP ${answer.status}` };
      const { data } = answer.body as { data: Record<string, unknown> };
      if (consumer.id !== null && data['id'] !== consumer.id) return { kind: 'differs', field: 'id' };
      const field = disagreement(fields, consumer, attributes);
      return field === null ? null : { kind: 'differs', field };
    };
    return [{ id, judge }];
  });
}

function samplesOfAbsent({ absent }: ListCandidates): Sample[] {
  return absent.filter(isAddressable).map((id) => ({
    id,
    judge: (answer) => {
      if (answer.status === 404) return null;
      if (isSuccess(answer) && isJsonObject(answer.body)) return { kind: 'left-out' };
      return { kind: 'off-contract', message: `HTTP ${answer.status}` };
    },
  }));
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  for (let end = left.length - 1; end > 0; end -= 1) {
    const at = Math.floor(random() * (end + 1));
    [left[end], left[at]] = [left[at] as T, left[end] as T];
  }
  return left;
}
