import { open } from 'node:fs/promises';
import { homedir, release, totalmem, userInfo } from 'node:os';
import { redact } from '../../shared/diagnostics/redact';
import type { DeliveryState } from '../../shared/delivery/state';
import type { Settings } from '../../shared/ipc/contract';
import type { Shop, VaultProblem } from '../../shared/shop/shop';
import type { Deliveries } from '../delivery/deliveries';

const DELIVERIES = 10;
/** Of each delivery: enough to see what the server says. */
const FAILED_ROWS = 10;
const LOG_BYTES = 200 * 1024;

/**
 * Makes the text that a person sends to support: versions, system, settings, the last deliveries by their codes and request ids, and the end of
 * the log. Nothing in it is meant to be personal, and all of it is redacted all the same.
 */
export async function makeDiagnostics(options: {
  version: string;
  locale: string;
  settings: Settings;
  shops: readonly Shop[];
  vaultProblem: VaultProblem | null;
  deliveries: Pick<Deliveries, 'page' | 'outcomes'>;
  userData: string;
  logPath: string;
}): Promise<string> {
  const { settings, shops, deliveries } = options;
  const { electron, chrome, node } = process.versions;
  const lines = [
    `Aplaut Import ${options.version}`,
    // Of Chromium only the major version: the whole looks like an address, which is redacted.
    `Electron ${electron}, Chromium ${chrome.replace(/\..*/, '')}, Node ${node}`,
    `${process.platform} ${release()} ${process.arch}, ${Math.round(totalmem() / 2 ** 30)} GB, ${options.locale}`,
    `settings: ${JSON.stringify(settings)}`,
    `keyring: ${options.vaultProblem ?? 'fine'}`,
    ...shops.map(({ practice, auth, pace, timeZone, token }, at) => {
      return `shop ${at + 1}: ${JSON.stringify({ practice, auth, pace, timeZone, token })}`;
    }),
    '',
    ...deliveries.page({ offset: 0, limit: DELIVERIES }).deliveries.flatMap((summary) => {
      const { id, state, mode, createdAt, finishedAt, rows, pending, outcomes } = summary;
      const facts = { state: withoutWords(state), mode, createdAt, finishedAt, rows, pending, outcomes };
      const { outcomes: failed } = deliveries.outcomes(id, { kinds: ['failed'], offset: 0, limit: FAILED_ROWS });
      return [
        `import ${id}: ${JSON.stringify(facts)}`,
        ...failed.map(
          ({ row, reason, httpStatus, requestId }) => `  ${JSON.stringify({ row, reason, httpStatus, requestId })}`,
        ),
      ];
    }),
    '',
    await endOf(options.logPath),
  ];
  return redact(lines.join('\n'), {
    folders: [options.userData, homedir()],
    names: [userInfo().username, ...shops.filter(({ practice }) => !practice).map(({ name }) => name)],
  });
}

/** A state as codes and request ids: the server's own words may name a customer. */
function withoutWords(state: DeliveryState): unknown {
  if (state.status !== 'paused') return state.status;
  const { reason } = state;
  return {
    by: reason.by,
    ...('httpStatus' in reason && { httpStatus: reason.httpStatus }),
    ...('requestId' in reason && { requestId: reason.requestId }),
  };
}

/** The last whole lines of the log; an empty text where there is none. */
async function endOf(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return '';
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - LOG_BYTES);
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(size - start), position: start });
    const text = buffer.toString('utf8', 0, bytesRead);
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await file.close();
  }
}
