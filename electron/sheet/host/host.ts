import { join } from 'node:path';
import { app, MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import type { FileProblem } from '../../../shared/sheet/file-problem';
import type { DraftEvent } from '../../../shared/sheet/draft';
import type { MainMessage, MainRequests, SheetEvent } from '../../../shared/sheet/protocol';
import { createRequestChannel, type RequestChannel } from '../../../shared/sheet/request-channel';

/** Heap limit of V8 in the process. A sheet that needs more is reported as too large. */
const HEAP_LIMIT_MB = 3_500;
/** Limit for the whole process, including the file's bytes, which V8 does not limit. */
const MEMORY_LIMIT_KB = HEAP_LIMIT_MB * 1024;
const MEMORY_LOOK_MS = 500;
/** Exit codes of V8 when the heap is full: SIGABRT, and its equivalent on Windows. */
const OUT_OF_MEMORY_CODES = new Set([134, 6, 5, -1073740791]);

/** Main's side of one sheet process. */
export interface SheetHost {
  /** Rejects with a `SheetRequestError`. */
  request: RequestChannel<MainRequests>['request'];
  /** A port for the page; the process itself answers on it. */
  pagePort(): MessagePortMain;
  kill(): void;
}

/**
 * Starts a process that proves one delivery. It has no sheet.
 *
 * @param folder of the built program's code
 */
export function openProofHost(folder: string): SheetHost {
  return openSheetHostUnseen(join(folder, 'proof-process.cjs'));
}

/** Starts a sheet process that nobody looks at: the end of the process is told by the requests to it, which fail. */
export function openSheetHostUnseen(entryPath: string): SheetHost {
  return openSheetHost({ entryPath, onEvent: () => undefined, onExit: () => undefined });
}

/**
 * Starts a sheet process.
 *
 * @param options.entryPath the built `sheet-process.cjs`
 * @param options.onExit called once if the process ends without having been killed
 */
export function openSheetHost(options: {
  entryPath: string;
  onEvent: (event: SheetEvent | DraftEvent) => void;
  onExit: (problem: FileProblem) => void;
}): SheetHost {
  const child = utilityProcess.fork(options.entryPath, [], {
    serviceName: 'sheet',
    execArgv: [`--max-old-space-size=${HEAP_LIMIT_MB}`],
    env: {},
    stdio: 'ignore',
  });
  const channel = createRequestChannel((message) => child.postMessage(message));
  let killed = false;
  let overgrown = false;
  const watch = setInterval(() => {
    const metric = app.getAppMetrics().find(({ pid }) => pid === child.pid);
    if (metric === undefined || metric.memory.workingSetSize <= MEMORY_LIMIT_KB) return;
    overgrown = true;
    child.kill();
  }, MEMORY_LOOK_MS);

  child.on('message', (message: MainMessage) => {
    if (message.kind === 'event') options.onEvent(message.event);
    else channel.receive(message);
  });
  child.on('exit', (exitCode) => {
    clearInterval(watch);
    const code = overgrown || OUT_OF_MEMORY_CODES.has(exitCode) ? 'out-of-memory' : 'crashed';
    const problem: FileProblem = { code, detail: `exit code ${exitCode}` };
    channel.fail(problem);
    if (!killed) options.onExit(problem);
  });

  return {
    request: channel.request,
    pagePort: () => {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage(null, [port1]);
      return port2;
    },
    kill: () => {
      killed = true;
      clearInterval(watch);
      child.kill();
    },
  };
}
