import { runStanding } from '../../shared/delivery/runs';
import type { DeliverySummary } from '../../shared/delivery/summary';
import { deliveryShopOf } from '../app/delivery-shop';
import type { DeliveriesCommand } from './arguments';
import type { CliContext } from './context';
import { CliError, EXIT, type ExitCode } from './exit-code';
import { runDelivery } from './run-delivery';
import { writeDeliveryReport } from './write-delivery-report';

/** `deliveries list|resume ID|report ID FILE`: deliveries of this machine, the window's included. */
export async function deliveriesCommand(command: DeliveriesCommand, context: CliContext): Promise<ExitCode> {
  const { deliveries, output, t } = context;
  if (command.action === 'list') {
    const list = deliveries.list();
    const words = list.map((delivery) =>
      [
        delivery.id,
        delivery.createdAt,
        delivery.shopName,
        t(`cli.status.${delivery.state.status}`),
        `${delivery.rows - delivery.pending}/${delivery.rows}`,
      ].join('\t'),
    );
    output.result(words, { deliveries: list.map(describe) }, []);
    return EXIT.accepted;
  }
  const summary = find(command, context);
  if (command.action === 'report') {
    const path = command.file ?? `${summary.id}.csv`;
    await writeDeliveryReport({ id: summary.id, path, context, cellsOf: () => Promise.resolve(null) });
    output.result([path], { delivery: summary.id, report: path }, []);
    return EXIT.accepted;
  }
  if (summary.state.status === 'finished' || summary.state.status === 'stopped')
    throw new CliError(EXIT.usage, 'delivery-not-allowed', { field: 'ID', detail: summary.state.status });
  const shop = shopOf(summary, context);
  const token = context.token ?? (shop.id === null ? null : context.shops.tokenOf(shop.id));
  if (token === null) throw new CliError(EXIT.token, 'no-token', { field: shop.name });
  const ended = await runDelivery({ id: summary.id, token, shop, context, writeReport: () => Promise.resolve() });
  output.result(ended.words, { ...ended.facts, issues: [], report: null }, []);
  return ended.exitCode;
}

function find({ id }: DeliveriesCommand, { deliveries }: CliContext): DeliverySummary {
  const summary = deliveries.list().find((delivery) => delivery.id === id);
  if (summary === undefined) throw new CliError(EXIT.usage, 'delivery-not-found', { field: 'ID', detail: id ?? '' });
  return summary;
}

function shopOf(summary: DeliverySummary, { shops, deliveries }: CliContext) {
  if (summary.shopId === null) return deliveries.shop(summary.id);
  const saved = shops.get(summary.shopId);
  return deliveryShopOf(saved, shops);
}

function describe(delivery: DeliverySummary) {
  const { id, shopName, fileName, mode, state, rows, pending, outcomes, requests, createdAt, finishedAt } = delivery;
  return {
    id,
    shop: shopName,
    file: fileName,
    mode,
    status: state.status,
    rows,
    pending,
    outcomes,
    requests,
    created_at: createdAt,
    finished_at: finishedAt,
    failed_wiped_at: delivery.failedWipedAt,
    runs: delivery.runs.map((run, index) => ({
      by: run.by,
      started_at: run.startedAt,
      ended_at: run.endedAt,
      end: runStanding(delivery.runs, index, state.status),
    })),
  };
}
