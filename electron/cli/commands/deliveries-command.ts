import { runStanding } from '../../../shared/delivery/runs';
import { isOver } from '../../../shared/delivery/state';
import { shopNameOf } from '../../../shared/shop/shop-name';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import type { RevertPreview } from '../../../shared/delivery/compare/previous-values';
import { deliveryShopOf } from '../../sending/delivery-shop';
import type { Translate } from '../../i18n/translate';
import type { DeliveryShop } from '../../delivery/deliveries';
import { AppError } from '../../errors/app-error';
import { createRevert } from '../../delivery/revert';
import type { DeliveriesCommand } from '../arguments/arguments';
import { writeReportAlone } from './command-report';
import type { CliContext } from './context';
import { CliError, EXIT, type ExitCode } from '../output/exit-code';
import { runDelivery } from './run-delivery';

/** `deliveries list|resume ID|report ID FILE|take-back ID|forget-before ID`: deliveries of this machine, including those of the window. */
export async function deliveriesCommand(command: DeliveriesCommand, context: CliContext): Promise<ExitCode> {
  const { deliveries, output, t } = context;
  if (command.action === 'list') {
    const list = deliveries.list();
    const words = list.map((delivery) =>
      [
        delivery.id,
        delivery.createdAt,
        shopNameOf(delivery, t('shops.practiceName')),
        t(`cli.status.${delivery.state.status}`),
        `${delivery.rows - delivery.pending}/${delivery.rows}`,
      ].join('\t'),
    );
    output.result(words, { deliveries: list.map((delivery) => describe(delivery, t)) }, []);
    return EXIT.accepted;
  }
  const summary = find(command, context);
  if (command.action === 'report') {
    const path = command.file ?? `${summary.id}.csv`;
    const { withoutCells: count } = await writeReportAlone(summary.id, path, context);
    const warnings = count === 0 ? [] : [t('cli.reportWithoutCells', { count, file: summary.fileName })];
    output.result([path], { delivery: summary.id, report: path }, warnings);
    return EXIT.accepted;
  }
  if (command.action === 'take-back') return revert(summary, context);
  if (command.action === 'forget-before') {
    await deliveries.forgetPrevious(summary.id);
    output.result([t('cli.forgotPrevious')], { delivery: summary.id }, []);
    return EXIT.accepted;
  }
  if (isOver(summary.state))
    throw new CliError(EXIT.usage, 'delivery-not-allowed', { field: 'ID', detail: summary.state.status });
  const { shop, token } = accessTo(summary, context);
  const ended = await runDelivery({ id: summary.id, token, shop, context, issues: [], report: null });
  output.result(ended.words, { ...ended.facts, issues: [] }, ended.warnings);
  return ended.exitCode;
}

/** Restores the values from before a delivery. Prints before and after it what stays unchanged. */
async function revert(summary: DeliverySummary, context: CliContext): Promise<ExitCode> {
  const { deliveries, output, t } = context;
  const preview = await deliveries.revertPreview(summary.id);
  if (preview.restorable === 0) throw new CliError(EXIT.usage, 'nothing-to-take-back', { field: 'ID' });
  const words = revertWords(preview, t);
  for (const line of [counted('restorable', preview.restorable, t), ...words]) output.say(line);
  const { shop, token } = accessTo(summary, context);
  const { id } = await createRevert(deliveries, summary.id, shop);
  const ended = await runDelivery({ id, token, shop, context, issues: [], report: null });
  const { outcomes } = deliveries.get(id).summary;
  output.result(
    [...ended.words, counted('restored', outcomes.updated, t), ...words],
    { ...ended.facts, takes_back: summary.id, take_back: facts(preview), issues: [] },
    [],
  );
  return ended.exitCode;
}

function revertWords(preview: RevertPreview, t: CliContext['t']): string[] {
  const keys = ['created', 'same', 'unknown', 'doubtful', 'changedSince'] as const;
  return [
    ...keys.flatMap((key) => (preview[key] === 0 ? [] : [counted(key, preview[key], t)])),
    ...(preview.listedAt === null
      ? []
      : [t('revert.byList', { count: preview.byList, rows: preview.byList, at: preview.listedAt })]),
    t('revert.contactStays'),
    t('revert.overwrites'),
  ];
}

function counted(key: string, count: number, t: CliContext['t']): string {
  return t(`revert.${key}`, { count, rows: count });
}

function facts({ restorable, created, same, unknown, doubtful, changedSince, byList, listedAt }: RevertPreview) {
  const counts = { restorable, created, same, unknown, doubtful, changed_since: changedSince };
  return { ...counts, by_list: byList, listed_at: listedAt };
}

/** The shop that a delivery went to, and its token. Throws a {@link CliError} if there is none. */
export function accessTo(summary: DeliverySummary, context: CliContext): { shop: DeliveryShop; token: string } {
  const shop = shopOf(summary, context);
  const token = context.token ?? (shop.id === null ? null : context.shops.tokenOf(shop.id));
  if (token === null) throw new CliError(EXIT.token, 'no-token', { field: shop.name });
  return { shop, token };
}

/** Throws a usage {@link CliError} if there is no such delivery. */
export function find({ id }: DeliveriesCommand, { deliveries }: CliContext): DeliverySummary {
  try {
    return deliveries.get(id ?? '').summary;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'delivery-not-found') throw error;
    throw new CliError(EXIT.usage, error.code, { field: 'ID', detail: id ?? '' });
  }
}

function shopOf(summary: DeliverySummary, { shops, deliveries }: CliContext): DeliveryShop {
  if (summary.shopId === null) return deliveries.shop(summary.id);
  const saved = shops.get(summary.shopId);
  return deliveryShopOf(saved, shops);
}

function describe(delivery: DeliverySummary, t: Translate) {
  const { id, fileName, mode, state, rows, pending, outcomes, requests, createdAt, finishedAt } = delivery;
  return {
    id,
    shop: shopNameOf(delivery, t('shops.practiceName')),
    file: fileName,
    mode,
    status: state.status,
    rows,
    pending,
    outcomes,
    not_applied: delivery.notApplied,
    requests,
    created_at: createdAt,
    finished_at: finishedAt,
    keeps_before: delivery.remembersPrevious,
    takes_back: delivery.reverts,
    failed_wiped_at: delivery.failedWipedAt,
    runs: delivery.runs.map((run, index) => ({
      by: run.by,
      started_at: run.startedAt,
      ended_at: run.endedAt,
      end: runStanding(delivery.runs, index, state),
    })),
  };
}
