import type { Proofs } from '../sending/proof/proofs';
import type { IpcHandlers } from './answer-requests';

type ProofChannels = Extract<keyof IpcHandlers, `proof-${string}`>;

/** Proves finished deliveries by a list of the shop's consumers. */
export function proofHandlers(
  proofs: Proofs,
  /** Asks where to save the report and writes it; false if the person cancelled the dialog. */
  saveReport: (id: string, format: 'csv' | 'xlsx') => Promise<boolean>,
): Pick<IpcHandlers, ProofChannels> {
  return {
    'proof-start': ({ id, overHttp }) => proofs.start(id, overHttp),
    'proof-cancel': () => {
      proofs.cancel();
      return undefined;
    },
    'proof-get': ({ id }) => proofs.summary(id),
    'proof-page': ({ id, ...page }) => proofs.page(id, page),
    'proof-save-report': ({ id, format }) => saveReport(id, format),
  };
}
