import { ask, onMain } from '../../bridge';
import type { ProofSummary } from '../../../shared/delivery/proof/proof';
import type { ListTaking, ProofEnding } from '../../../shared/ipc/list-taking';
import { createStore } from '../store';

/** What the window knows of a delivery's proof. */
export interface KnownProof {
  /** What the taking of its list is doing; null if none is taken. */
  taking: ListTaking | null;
  /** Why the last one proved nothing. */
  ending: Exclude<ProofEnding, { kind: 'proven' }> | null;
  proof: ProofSummary | null;
}

const NONE: KnownProof = { taking: null, ending: null, proof: null };

/** By delivery. */
export const proofsStore = createStore<Readonly<Record<string, KnownProof>>>({});

export function knownProof(all: Readonly<Record<string, KnownProof>>, id: string): KnownProof {
  return all[id] ?? NONE;
}

function change(id: string, changed: Partial<KnownProof>): void {
  proofsStore.update((now) => ({ ...now, [id]: { ...knownProof(now, id), ...changed } }));
}

export function followProofs(): () => void {
  return onMain('proof-progress', ({ id, taking }) => {
    if (knownProof(proofsStore.get(), id).taking !== null) change(id, { taking });
  });
}

/** Asks for the proof that main has of a delivery. */
export async function loadProof(id: string): Promise<void> {
  const proof = await ask('proof-get', { id });
  if (proof !== null) change(id, { proof });
}

/**
 * Takes a list of the shop's consumers and compares a delivery with it. Another one that is under way is cancelled.
 *
 * @param overHttp the person agrees that the list may travel over http
 */
export async function startProof(id: string, overHttp = false): Promise<void> {
  if (knownProof(proofsStore.get(), id).taking !== null) return;
  change(id, { taking: { at: 'asking' }, ending: null });
  try {
    const ended = await ask('proof-start', { id, overHttp });
    change(id, ended.kind === 'proven' ? { proof: ended.proof } : { ending: ended });
  } finally {
    change(id, { taking: null });
  }
}

export function cancelProof(): void {
  // It may have ended already: then there is nothing to cancel.
  ask('proof-cancel').catch(() => undefined);
}
