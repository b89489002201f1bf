import {
  COMPARED_KINDS,
  countCompared,
  type ComparedRow,
  type Comparison,
} from '../../../shared/delivery/compare/compare-consumer';
import { fieldName } from '../../../shared/delivery/compare/differences';
import { takeRowsToCompare } from '../../sending/rows-to-compare';
import type { DeliveryShop } from '../../delivery/deliveries';
import type { SheetHost } from '../../sheet/host/host';
import type { ImportCommand } from '../arguments/arguments';
import type { CliContext } from './context';
import { CliError, EXIT, type ExitCode } from '../output/exit-code';
import { unreachableWords } from '../output/unreachable-words';

/** `import FILE --compare [N]`: asks the shop what sending N rows of the sheet would change. Sends nothing. */
export async function compareSheet(
  command: ImportCommand & { compare: number },
  context: CliContext,
  host: SheetHost,
  to: { shop: DeliveryShop; token: string },
): Promise<ExitCode> {
  const { deliveries, output, t, interrupted } = context;
  const { rows, notReady } = await takeRowsToCompare(host, { by: 'sample', count: command.compare });
  if (rows.length === 0) throw new CliError(EXIT.usage, 'nothing-to-send');
  const compared = await deliveries.compare(to.shop, to.token, rows, {
    mode: command.mode,
    signal: interrupted,
    onCompared: (done) => output.progress(t('cli.compared', { done, rows: rows.length })),
  });
  if (compared.ended !== null) throw endedEarly(compared.ended, to.shop.baseUrl, context);
  const counts = countCompared(compared.rows);
  const words = [
    ...compared.rows.map((row) => rowWords(row, context)),
    ...COMPARED_KINDS.filter((kind) => counts[kind] > 0).map((kind) => `${t(`compare.kind.${kind}`)}: ${counts[kind]}`),
  ];
  output.result(
    words,
    {
      shop: to.shop.name,
      mode: command.mode,
      compared: rows.length,
      not_ready: notReady,
      counts,
      rows: compared.rows.map(describe),
    },
    [],
  );
  return EXIT.accepted;
}

function rowWords({ row, externalId, kind, changes, keeps, detail }: ComparedRow, { t }: CliContext): string {
  const value = (text: string) => (text === '' ? t('outcomes.noValue') : text);
  const parts = [
    t(`compare.kind.${kind}`),
    ...(detail === '' ? [] : [detail]),
    ...changes.map(({ field, from, to }) => `${fieldName(field)}: ${value(from)} → ${value(to)}`),
    ...keeps.map(({ field, from, to }) => t('compare.keeps', { field, from: value(from), to: value(to) })),
  ];
  return [String(row), externalId, ...parts].join('\t');
}

function describe({ row, externalId, kind, changes, keeps, detail }: ComparedRow) {
  return { row, external_id: externalId, kind, changes, keeps, detail };
}

function endedEarly(
  ended: NonNullable<Comparison['ended']>,
  baseUrl: string,
  { isOnline, t }: Pick<CliContext, 'isOnline' | 't'>,
): CliError {
  const detail = 'message' in ended ? ended.message : '';
  switch (ended.by) {
    case 'token':
      return new CliError(EXIT.token, 'compare-refused', { detail });
    case 'network':
      return new CliError(EXIT.interrupted, 'unreachable', {
        detail,
        says: unreachableWords(ended, isOnline(baseUrl), t),
      });
    case 'rate-limit':
      return new CliError(EXIT.rateLimit, 'compare-rate-limit', { detail });
    default:
      return new CliError(EXIT.interrupted, 'compare-interrupted', { detail });
  }
}
