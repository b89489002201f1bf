import type { Deliveries } from '../../delivery/deliveries';
import { AppError } from '../../errors/app-error';
import type { Translate } from '../../i18n/translate';
import { writeProofReport } from '../../sending/proof/proof-report';
import type { Proofs } from '../../sending/proof/proofs';
import { suggestedName } from '../../sending/suggested-name';
import type { SettingsStore } from '../../settings/settings-store';
import type { FileDialogs } from '../dialogs';

/** Asks for a place and writes the report of a delivery's proof there; false if the person cancelled. Throws `file-not-writable`. */
export async function saveProofReport(options: {
  id: string;
  format: 'csv' | 'xlsx';
  deliveries: Pick<Deliveries, 'get' | 'writeProofReport'>;
  proofs: Pick<Proofs, 'of'>;
  dialogs: FileDialogs;
  settings: SettingsStore;
  t: Translate;
}): Promise<boolean> {
  const { id, format, deliveries, t } = options;
  const proof = options.proofs.of(id);
  if (proof === null) throw new AppError('nothing-to-prove');
  const { fileName } = deliveries.get(id).summary;
  const name = `${suggestedName(fileName, t('proof.report.fileSuffix'))}.${format}`;
  const path = await options.dialogs.chooseReportPath(name, format);
  if (path === undefined) return false;
  await writeProofReport(deliveries, proof, path, { format, language: options.settings.get().language, t });
  return true;
}
