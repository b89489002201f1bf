import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeSample } from '../../../electron/sample/write-sample';
import { LANGUAGES } from '../../../shared/ipc/look';
import { sheetInProcess } from '../../fakes/sheet-in-process';
import { temporaryFolder } from '../../fakes/temporary-folder';

const FORMATS = ['csv', 'xlsx'] as const;

async function opened(format: 'csv' | 'xlsx', language: 'ru' | 'en') {
  const folder = temporaryFolder();
  onTestFinished(() => folder.remove());
  const path = join(folder.path, `sample.${format}`);
  await writeSample({ path, format, language });
  const { request } = sheetInProcess();
  await request('open', { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  const state = (await request('get-state', {}))!;
  const { rows } = await request('get-window', { start: 0, count: 100 });
  return { state, cells: rows.map((row) => row.cells) };
}

describe.each(LANGUAGES)('the sample (%s)', (language) => {
  it.each(FORMATS)('is opened by the program without any issue (%s)', async (format) => {
    const { state, cells } = await opened(format, language);
    expect(state.counts).toMatchObject({ rows: cells.length, ready: cells.length, blocked: 0, excluded: 0 });
    expect(state.missing).toEqual([]);
    expect(state.layoutProblems).toEqual([]);
    expect(state.issuesByCode).toEqual([]);
  });

  it('has the columns of the import of the account, and attributes of the shop’s own', async () => {
    const { state } = await opened('csv', language);
    expect(state.columns.map(({ header }) => header).slice(0, 5)).toEqual([
      'external_id',
      'email',
      'name',
      'phone',
      'created_at',
    ]);
    expect(state.columns.length).toBeGreaterThan(5);
  });

  it('is the same table in both formats', async () => {
    const [csv, xlsx] = await Promise.all(FORMATS.map((format) => opened(format, language)));
    expect(xlsx!.cells).toEqual(csv!.cells);
  });
});
