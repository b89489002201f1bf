import { spawn } from 'node:child_process';

let display: Promise<string> | undefined;

/**
 * The display for this worker's windows. The first worker has that of the run. Every other one starts a display of its own (X server with a
 * number that is free), because windows on one display share its clipboard and its keyboard focus.
 */
export function ownDisplay(): Promise<string | undefined> {
  if ((process.env['TEST_PARALLEL_INDEX'] ?? '0') === '0') return Promise.resolve(process.env['DISPLAY']);
  return (display ??= startDisplay());
}

async function startDisplay(): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24'], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  process.once('exit', () => server.kill());
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the display ended with ${String(code)}`)));
    server.stdio[3]?.once('data', (piece: Buffer) => resolve(piece.toString().trim()));
  });
  server.unref();
  return `:${number}`;
}
