import { describe, expect, it } from 'vitest';
import { readLaunch } from '../../../electron/app/launch-arguments';

const packaged = (...args: string[]) => readLaunch(['/opt/aplaut-import', ...args], false, '/home/anna');
const fromSources = (...args: string[]) => readLaunch(['electron', '/project', '--', ...args], true, '/home/anna');

describe('what a start asks for', () => {
  it('is the window, with a file where one is named', () => {
    expect(packaged()).toEqual({ command: null, file: null, userData: null });
    expect(packaged('--no-sandbox', '--user-data', '/data', '/a.csv')).toEqual({
      command: null,
      file: '/a.csv',
      userData: '/data',
    });
    expect(packaged('file:///home/a%20b.csv').file).toBe('/home/a b.csv');
    expect(fromSources('--user-data=/data', 'a.csv')).toMatchObject({ file: '/home/anna/a.csv', userData: '/data' });
  });

  it('is a command where its first word is one; switches of Chromium are not its own', () => {
    expect(packaged('import', 'a.csv', '--user-data', '/data')).toEqual({
      command: ['import', 'a.csv', '--user-data', '/data'],
      file: null,
      userData: '/data',
    });
    expect(
      packaged('--ozone-platform=headless', '--disable-gpu', '--dry-run', '--user-data', '/d', 'import', 'a'),
    ).toEqual({ command: ['--dry-run', '--user-data', '/d', 'import', 'a'], file: null, userData: '/d' });
  });

  it.each(['--help', '-h', '--version', '-v', 'help'])('is an answer to %s', (word) => {
    expect(packaged('--no-sandbox', word).command).toEqual([word]);
  });

  it('is a command for scripts/cli.mjs whatever the words are, none included', () => {
    expect(fromSources('--command-line').command).toEqual([]);
    expect(fromSources('--command-line', 'improt', '--', '-x').command).toEqual(['improt', '--', '-x']);
  });
});
