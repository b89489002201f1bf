import { app, MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import type { FileProblem } from '../../../shared/sheet/file-problem';
import type { MainRequests, SheetEvent, SheetMessage } from '../../../shared/sheet/protocol';
import { createRequestChannel, type RequestChannel } from '../../../shared/sheet/request-channel';

/** What V8's heap in the process may grow to; a sheet that needs more is told to be too large. */
const HEAP_LIMIT_MB = 3_500;
/** What the whole process may grow to, the bytes of the file included: V8 knows no bound for those. */
const MEMORY_LIMIT_KB = HEAP_LIMIT_MB * 1024;
const MEMORY_LOOK_MS = 500;
/** V8's own way to end when the heap is full: SIGABRT, and its Windows twin. */
const OUT_OF_MEMORY_CODES = new Set([134, 6, 5, -1073740791]);

/** Main's side of one sheet process. */
export interface SheetHost {
  /** Rejects with a `SheetRequestError`. */
  request: RequestChannel<MainRequests>['request'];
  /** A port for the page, answered by the process itself. */
  pagePort(): MessagePortMain;
  kill(): void;
}

/**
 * Starts a sheet process.
 *
 * @param options.entryPath the built `sheet-process.js`
 * @param options.onExit called once when the process ended without having been killed
 */
export function openSheetHost(options: {
  entryPath: string;
  onEvent: (event: SheetEvent) => void;
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

  child.on('message', (message: SheetMessage) => {
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
