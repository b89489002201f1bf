import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { openDeliveryReport } from '../../../electron/sending/delivery-report';
import { deliver, newDelivery, openBench, preparedRow, serve, tempFolder } from '../../fakes/delivery-bench';
import { consumer } from '../../fakes/scripted-server';

async function finishedDelivery() {
  const server = await serve([{ status: 201, body: consumer({}) }]);
  const { deliveries } = openBench();
  const { id } = await deliver(deliveries, newDelivery(server.baseUrl, [preparedRow(1)]));
  return { deliveries, id };
}

const ru = { cellsOf: () => Promise.resolve(null), t: translatorFor('ru'), language: 'ru' as const };

describe('the report of a delivery', () => {
  it('has the format of its file extension, or else the one asked for', async () => {
    const { deliveries, id } = await finishedDelivery();
    const folder = tempFolder();
    const isZip = async (name: string, format: 'csv' | 'xlsx') => {
      await (await openDeliveryReport(deliveries, join(folder, name), format)).write(id, ru);
      return readFileSync(join(folder, name)).subarray(0, 2).toString() === 'PK';
    };
    expect(await isZip('a.CSV', 'xlsx')).toBe(false);
    expect(await isZip('b.XLSX', 'csv')).toBe(true);
    expect(await isZip('c', 'xlsx')).toBe(true);
    expect(await isZip('d.txt', 'csv')).toBe(false);
  });

  it('has the delimiter that the language’s spreadsheet program expects, and counts missing cells', async () => {
    const { deliveries, id } = await finishedDelivery();
    const path = join(tempFolder(), 'report.csv');
    const firstLine = async (language: 'ru' | 'en') => {
      const report = await openDeliveryReport(deliveries, path, 'csv');
      expect(await report.write(id, { ...ru, t: translatorFor('en'), language })).toEqual({
        withoutCells: 1,
        asTheyStand: 0,
      });
      return readFileSync(path, 'utf8').split('\n')[0];
    };
    expect(await firstLine('ru')).toContain('"Row";');
    expect(await firstLine('en')).toContain('"Row",');
  });

  it('is refused with the system’s code if the place cannot be written to, and leaves nothing behind', async () => {
    const { deliveries, id } = await finishedDelivery();
    const folder = tempFolder();
    mkdirSync(join(folder, 'folder.csv'));
    const notWritable = (detail: string) => ({ code: 'file-not-writable', detail });
    await expect(openDeliveryReport(deliveries, join(folder, 'folder.csv'), 'csv')).rejects.toMatchObject(
      notWritable('EISDIR'),
    );
    const report = await openDeliveryReport(deliveries, join(folder, 'report.csv'), 'csv');
    mkdirSync(join(folder, 'report.csv'));
    await expect(report.write(id, ru)).rejects.toMatchObject(notWritable('EISDIR'));
    await (await openDeliveryReport(deliveries, join(folder, 'other.csv'), 'csv')).discard();
    expect(readdirSync(folder).sort()).toEqual(['folder.csv', 'report.csv']);
    expect(existsSync(join(folder, 'other.csv'))).toBe(false);
  });
});
