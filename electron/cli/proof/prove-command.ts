import { isOfToken } from '../../../shared/ipc/list-ending-key';
import { isAllProven, type ProofSummary } from '../../../shared/delivery/proof/proof';
import { PROOF_KINDS } from '../../../shared/delivery/proof/prove-row';
import { fieldName } from '../../../shared/delivery/compare/differences';
import { DEFAULT_TIME_ZONE } from '../../../shared/shop/shop-limits';
import { AppError } from '../../errors/app-error';
import { noValues, valuesOfSheet } from '../../sending/proof/values-of-sheet';
import { proveDelivery, type Proof, type ValuesOf } from '../../sending/proof/prove-delivery';
import type { SheetHost } from '../../sheet/host/host';
import type { DeliveriesCommand } from '../arguments/arguments';
import type { CliContext } from '../commands/context';
import { accessTo, find } from '../commands/deliveries-command';
import { readSheet } from '../commands/read-sheet';
import { CliError, EXIT, type ExitCode } from '../output/exit-code';
import { listIdOf, noListWords, takingWords } from '../shop-list/take-command-list';

/** Rows that are named one by one. */
const ROWS_TOLD = 20;

/** `deliveries prove ID`: takes a list of the shop's consumers, and says which accepted rows the shop has as they were sent. */
export async function proveCommand(command: DeliveriesCommand, context: CliContext): Promise<ExitCode> {
  const { deliveries, output, t, interrupted, shopLists } = context;
  const summary = find(command, context);
  const { shop, token } = accessTo(summary, context);
  const sheet = command.sheetFile === null ? null : context.openSheetHost();
  try {
    const valuesOf = sheet === null ? noValues : await valuesOfFile(sheet, command, summary.id, context);
    const overHttp = command.listOverHttp || (shop.id !== null && context.agreesToHttp(shop.id));
    const { ending, proof } = await proveDelivery(
      summary.id,
      { ...shop, id: listIdOf(shop), token },
      {
        ...{ valuesOf, overHttp, signal: interrupted },
        onTaking: (taking) => output.progress(takingWords(taking, t)),
      },
      { deliveries, shopLists, openHost: context.openProofHost },
    ).catch(throwUsage);
    if (interrupted.aborted) throw new CliError(EXIT.interrupted, 'list-interrupted');
    if (ending.kind !== 'proven') {
      const exitCode = isOfToken(ending) ? EXIT.token : EXIT.unexpected;
      throw new CliError(exitCode, 'no-list', { detail: noListWords(ending, shop, context) });
    }
    if (proof === null) throw new Error('proven without a proof');
    output.result(
      wordsOf(proof, t),
      { delivery: summary.id, shop: shop.name, rows: proof.summary.rows, proof: facts(proof.summary) },
      warningsOf(proof.summary, summary.fileName, t),
    );
    return isAllProven(proof.summary) ? EXIT.accepted : EXIT.someRows;
  } finally {
    sheet?.kill();
  }
}

/** The values of `--file`. Throws a usage {@link CliError} if it is not the file that the delivery came from. */
async function valuesOfFile(
  host: SheetHost,
  { sheetFile }: DeliveriesCommand,
  id: string,
  { deliveries, shops, t }: CliContext,
): Promise<ValuesOf> {
  const { shopId, mode } = deliveries.get(id).summary;
  const timeZone = shopId === null ? DEFAULT_TIME_ZONE : shops.get(shopId).timeZone;
  await readSheet(host, { file: sheetFile ?? '' }, { timeZone, mode }, t);
  const values = await valuesOfSheet(host, deliveries.sourceKey(id));
  if (values === null) throw new CliError(EXIT.usage, 'file-is-another', { field: '--file', detail: sheetFile ?? '' });
  return values;
}

/** `result.proof` (shop-list-design.md, Unattended). */
function facts({ takenAt, counts }: ProofSummary): Record<string, unknown> {
  return {
    taken_at: takenAt,
    arrived: counts.arrived,
    differs: counts.differs,
    missing: counts.missing,
    sent_again_since: counts['sent-again'],
    not_checkable: counts['not-checkable'],
  };
}

function wordsOf({ summary, rows }: Proof, t: CliContext['t']): string[] {
  const first = rows.slice(0, ROWS_TOLD).map(({ row, externalId, kind, fields }) => {
    const names = fields.map(({ field, sent, has }) =>
      sent === null || has === null ? fieldName(field) : `${fieldName(field)}: ${has} → ${sent}`,
    );
    return [row, externalId, t(`proof.kind.${kind}`), names.join('; ')].join('\t');
  });
  return [
    ...PROOF_KINDS.filter((kind) => summary.counts[kind] > 0).map(
      (kind) => `${t(`proof.count.${kind}`)}: ${summary.counts[kind]}`,
    ),
    ...first,
    ...(rows.length > ROWS_TOLD ? [t('cli.proof.more', { count: rows.length - ROWS_TOLD })] : []),
  ];
}

function warningsOf({ notShown, withoutValues, forgotten }: ProofSummary, file: string, t: CliContext['t']): string[] {
  return [
    ...(notShown.length === 0 ? [] : [t('proof.notShown', { fields: notShown.map(fieldName).join(', ') })]),
    ...(withoutValues === 0 ? [] : [t('cli.proof.withoutValues', { count: withoutValues, file })]),
    ...(forgotten === 0 ? [] : [t('proof.forgotten', { count: forgotten, rows: String(forgotten) })]),
  ];
}

function throwUsage(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  throw new CliError(EXIT.usage, error.code, { field: 'ID', detail: error.detail });
}
