import { Agent } from 'node:http';
import axios from 'axios';
import { buildRequest } from '../../../shared/consumer/rows/build-request';
import { preparedRows } from './prepared-rows';
import { argument, secondsSince, tell } from './tell';

/** The least that sending rows with axios can cost: a loop that stores nothing. Arguments: base URL, rows, requests in flight at once. */
const [baseURL, count, concurrency] = [argument(0), Number(argument(1)), Number(argument(2))];
const http = axios.create({ baseURL, httpAgent: new Agent({ keepAlive: true }), proxy: false });
const rows = preparedRows(count).values();
const work = async (): Promise<void> => {
  for (const row of rows) {
    const { method, path, body } = buildRequest(row, 'upsert');
    const { status } = await http.request({ method, url: path, data: body });
    if (status !== 200) throw new Error(String(status));
  }
};
const start = performance.now();
await Promise.all(Array.from({ length: concurrency }, work));
tell({ seconds: secondsSince(start) });
// Open keep-alive connections would keep the process running.
process.exit();
