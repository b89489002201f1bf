import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { archiveLine, type ExportedConsumer } from './archive-line';
import { badLine, spoilt } from './spoil-archive';
import type { ExportWays } from './switches';

const compress = promisify(gzip);

/**
 * The archive of a shop: lines of JSON, as gzip of several members, which end in the middle of a line.
 *
 * @param pages the shop's consumers, read as they are asked for
 */
export async function makeArchive(pages: Iterable<ExportedConsumer[]>, ways: ExportWays): Promise<Buffer> {
  const members: Buffer[] = [];
  let rest = '';
  let lines = 0;
  let listed = 0;
  const endMember = async (text: string): Promise<void> => {
    members.push(await compress(text, { level: 1 }));
    lines = 0;
  };
  for (const page of pages) {
    // This is main, which has other things to do.
    await setImmediate();
    for (const consumer of page) {
      listed += 1;
      if (ways.lie === 'left-out' && listed % 2 === 0) continue;
      rest += `${archiveLine(consumer, ways)}\n`;
      lines += 1;
      if (lines < ways.linesPerMember) continue;
      const text = rest.slice(0, -3);
      rest = rest.slice(-3);
      await endMember(text);
    }
    if (ways.spoil === 'duplicate-ids') for (const consumer of page) rest += `${archiveLine(consumer, ways)}\n`;
  }
  await endMember(rest + badLine(ways.spoil));
  return spoilt(Buffer.concat(members), ways.spoil);
}
