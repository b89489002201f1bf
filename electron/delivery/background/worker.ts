import { parentPort, workerData } from 'node:worker_threads';
import { checkPages } from '../../storage/check-pages';
import { sentAgain } from '../store/accepted-elsewhere';
import type { ProvenRow } from '../../../shared/delivery/proof/prove-row';
import { connect } from '../store/database';
import type { FromWorker, JobKind, JobOrder, Jobs } from './jobs';
import { openPreviousValues } from '../store/previous-values';
import { openFailedContents } from '../store/failed-contents';
import { eraseAndVacuum } from '../store/erase-and-vacuum';
import type { CellsOf } from '../report/report-rows';
import { proofReportInto } from '../report/proof-report';
import { verdictReportInto, type ReportedVerdict } from '../report/verdict-report';
import { reportInto } from '../report/report-into';

/** A thread that does one job over its own database connection. */
const port = parentPort;
if (port === null) throw new Error('a thread of its own');
const order = workerData as JobOrder;

// exceljs uses a deprecated way to create buffers, and readers of stderr can do nothing about that.
process.noDeprecation = true;

/** Only main can ask the sheet process, and has what was proven. */
const ask = <Answer>(rows: number[]): Promise<Answer> => {
  const answer = new Promise<Answer>((resolve) => port.once('message', resolve));
  tell({ kind: 'asked', rows });
  return answer;
};

const jobs: { [K in JobKind]: (input: Jobs[K]['input']) => Jobs[K]['result'] | Promise<Jobs[K]['result']> } = {
  'check-pages': () => {
    checkPages(database);
    return undefined;
  },
  'erase-and-vacuum': () => {
    eraseAndVacuum(database);
    return undefined;
  },
  report: (input) => reportInto(database, input, ask<Awaited<ReturnType<CellsOf>>>),
  'proof-report': async (input) => {
    await proofReportInto(database, input, async (rows) => (await ask<ProvenRow[] | null>(rows)) ?? []);
    return undefined;
  },
  'verdict-report': async (input) => {
    await verdictReportInto(input, ask<ReportedVerdict[] | null>);
    return undefined;
  },
  'revert-preview': ({ deliveryId }) => openPreviousValues(database).preview(deliveryId),
  'sent-again': ({ deliveryId }) => sentAgain(database, deliveryId),
  'accepted-since': ({ deliveryId }) => openFailedContents(database).acceptedSince(deliveryId),
};

const database = connect(order.databasePath);
void work();

async function work(): Promise<void> {
  try {
    const job = jobs[order.kind] as (input: unknown) => unknown;
    tell({ kind: 'done', result: await job(order.input) });
  } catch (error) {
    const { message, code } = error as { message: string; code?: unknown };
    tell({ kind: 'failed', message, code });
  } finally {
    database.close();
  }
}

function tell(message: FromWorker): void {
  port?.postMessage(message);
}
