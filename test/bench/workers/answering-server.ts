import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A shop that accepts everything, in a process of its own. Prints its address to stdout and answers until it is killed. Arguments:
 * milliseconds until an answer, and the pace above which it delays requests (0: never).
 */
const [latenessMs = 0, pace = 0] = process.argv.slice(2).map(Number);
const ANSWER = JSON.stringify({ data: { id: '0', type: 'consumers', attributes: {} } });
const starts: number[] = [];
let freeAtMs = 0;
const server = createServer((request, response) => {
  // The times of all requests, for the measuring process.
  if (request.url === '/starts') {
    response.end(JSON.stringify(starts));
    return;
  }
  const nowMs = performance.now();
  starts.push(nowMs);
  freeAtMs = pace === 0 ? nowMs : Math.max(nowMs, freeAtMs + 1000 / pace);
  const answer = (): void => {
    response.writeHead(200, { 'Content-Type': 'application/vnd.api+json', 'X-Request-Id': 'r' });
    response.end(ANSWER);
  };
  const delayMs = latenessMs + freeAtMs - nowMs;
  request.resume().on('end', () => (delayMs === 0 ? answer() : setTimeout(answer, delayMs)));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
