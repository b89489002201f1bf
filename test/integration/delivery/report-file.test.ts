import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReport } from '../../../electron/delivery/report/report-file';
import { tempFolder } from '../../fakes/delivery-bench';

it('gets its name only when it is complete', async () => {
  const folder = tempFolder();
  const path = join(folder, 'report.csv');
  writeFileSync(path, 'before');
  const report = await openReport(path);
  writeSync(report.fd, 'after');
  expect(readFileSync(path, 'utf8')).toBe('before');
  await report.commit();
  expect(readFileSync(path, 'utf8')).toBe('after');
  expect(readdirSync(folder)).toEqual(['report.csv']);
});

it('leaves the existing file if it is discarded', async () => {
  const folder = tempFolder();
  const path = join(folder, 'report.csv');
  writeFileSync(path, 'before');
  await (await openReport(path)).discard();
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['report.csv']);
});

it('never follows, overwrites or deletes what others put into the folder: links with its own or the temporary name, a file REPORT.part', async () => {
  const folder = tempFolder();
  const theirs = join(tempFolder(), 'theirs.txt');
  writeFileSync(theirs, 'theirs');
  const path = join(folder, 'report.csv');
  symlinkSync(theirs, path);
  symlinkSync(theirs, `${path}.part`);
  for (const end of ['commit', 'discard'] as const) {
    const report = await openReport(path);
    writeSync(report.fd, 'ours');
    await report[end]();
  }
  expect(readFileSync(theirs, 'utf8')).toBe('theirs');
  expect(lstatSync(`${path}.part`).isSymbolicLink()).toBe(true);
  expect(lstatSync(path).isFile()).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('ours');
});

it('reports with the system’s code, before anything is written, that the place cannot be written to', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'folder.csv'));
  execFileSync('mkfifo', [join(folder, 'pipe.csv')]);
  await expect(openReport(join(folder, 'folder.csv'))).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(openReport(join(folder, 'pipe.csv'))).rejects.toMatchObject({ code: 'EINVAL' });
  await expect(openReport(join(folder, 'absent', 'report.csv'))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(readdirSync(folder).sort()).toEqual(['folder.csv', 'pipe.csv']);
  expect(existsSync(join(folder, 'absent'))).toBe(false);
});
