import type { RequestMessage } from '../../../shared/sheet/protocol';
import { createProofServer } from './proof-server';

/** The process that proves one delivery by a list of the shop's consumers: no network, no token, no file. Main ends it. */
const { parentPort } = process as unknown as {
  parentPort: {
    postMessage(message: unknown): void;
    on(event: 'message', listener: (event: { data: unknown }) => void): void;
  };
};
const serve = createProofServer(Math.random);
parentPort.on('message', ({ data }) => {
  void serve(data as RequestMessage).then((answer) => parentPort.postMessage(answer));
});
