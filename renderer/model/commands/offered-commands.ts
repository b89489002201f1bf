import { useEffect, useEffectEvent } from 'react';
import type { PageCommandId } from '../../../shared/commands/command-list';

interface Offer {
  ids: readonly PageCommandId[];
  run: (id: PageCommandId) => void;
}

/** Who on the page does which commands now. */
let offers: readonly Offer[] = [];

/** Does these commands from now on. The returned function ends that. */
export function offerCommands<Id extends PageCommandId>(ids: readonly Id[], run: (id: Id) => void): () => void {
  const offer: Offer = { ids, run: (id) => run(id as Id) };
  offers = [...offers, offer];
  return () => {
    offers = offers.filter((other) => other !== offer);
  };
}

/** Does a command while the component is on the screen. */
export function useCommand(id: PageCommandId, run: () => void): void {
  const latest = useEffectEvent(run);
  useEffect(() => offerCommands([id], () => latest()), [id]);
}

/** Does nothing where nobody offers the command. */
export function runOffered(id: PageCommandId): void {
  offers.findLast(({ ids }) => ids.includes(id))?.run(id);
}
