import { ipcRenderer } from 'electron';
import type { RequestMessage, SheetMessage } from '../../../shared/sheet/protocol';
import { below, seededRandom } from '../data/random';
import { DONE_MESSAGE, PORT_MESSAGE, type WindowsWanted } from './measured';

/** Takes the grid's place in the page: requests one window after another over the sheet's port and measures the time. */
ipcRenderer.on(PORT_MESSAGE, (event, wanted: WindowsWanted) => {
  const [port] = event.ports;
  if (port === undefined) throw new Error('no port came');
  void askForAll(port, wanted).then((seconds) => ipcRenderer.send(DONE_MESSAGE, seconds));
});

async function askForAll(port: MessagePort, { windows, windowRows, rows }: WindowsWanted): Promise<number[]> {
  const random = seededRandom(5);
  const seconds: number[] = [];
  port.start();
  for (let id = 1; id <= windows; id += 1) {
    const payload = { start: below(random, rows - windowRows), count: windowRows };
    const start = performance.now();
    await answerTo(port, { id, name: 'get-window', payload });
    seconds.push((performance.now() - start) / 1_000);
  }
  return seconds;
}

function answerTo(port: MessagePort, message: RequestMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<SheetMessage>) => {
      if (data.kind !== 'answer' || data.id !== message.id) return;
      if (data.ok) resolve();
      else reject(new Error(data.message));
    };
    port.postMessage(message);
  });
}
