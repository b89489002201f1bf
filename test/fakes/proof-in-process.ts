import { createProofServer } from '../../electron/sheet/proof/proof-server';
import type { SheetHost } from '../../electron/sheet/host/host';
import { createRequestChannel } from '../../shared/sheet/request-channel';

/** What proves a delivery, in this process, as its own process would answer main. */
export function proofInProcess(): Pick<SheetHost, 'request' | 'kill'> {
  const serve = createProofServer(Math.random);
  const channel = createRequestChannel((message) => void serve(message).then(channel.receive));
  return { request: channel.request, kill: () => undefined };
}
