/** Runs a workbook reader and prints its cost, like the bench's own workers (test/bench/workers/tell.ts). */
export async function measure(read) {
  const start = performance.now();
  const rows = await read(process.argv[2]);
  const seconds = (performance.now() - start) / 1000;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ seconds, rows, peakMb })}\n`);
}
