import { describe, expect, it } from 'vitest';
import { readLaunch } from '../../../electron/app/launch-arguments';

const packaged = (...args: string[]) => readLaunch(['/opt/aplaut-import', ...args], false, '/home/anna');
const fromSources = (...args: string[]) => readLaunch(['electron', '/project', '--', ...args], true, '/home/anna');

describe('a start', () => {
  it('opens the window, with a file if one is named', () => {
    expect(packaged()).toEqual({ command: null, file: null, userData: null });
    expect(packaged('--no-sandbox', '--user-data', '/data', '/a.csv')).toEqual({
      command: null,
      file: '/a.csv',
      userData: '/data',
    });
    expect(packaged('file:///home/a%20b.csv').file).toBe('/home/a b.csv');
    expect(fromSources('--user-data=/data', 'a.csv')).toMatchObject({ file: '/home/anna/a.csv', userData: '/data' });
  });

  it('runs a command if its first argument is one, without Chromium’s switches', () => {
    expect(packaged('import', 'a.csv', '--user-data', '/data')).toEqual({
      command: ['import', 'a.csv', '--user-data', '/data'],
      file: null,
      userData: '/data',
    });
    expect(
      packaged('--ozone-platform=headless', '--disable-gpu', '--dry-run', '--user-data', '/d', 'import', 'a'),
    ).toEqual({ command: ['--dry-run', '--user-data', '/d', 'import', 'a'], file: null, userData: '/d' });
  });

  it.each(['--help', '-h', '--version', '-v', 'help'])('answers %s', (word) => {
    expect(packaged('--no-sandbox', word).command).toEqual([word]);
  });

  it('runs a command for scripts/cli.mjs whatever the arguments, even with none', () => {
    expect(fromSources('--command-line').command).toEqual([]);
    expect(fromSources('--command-line', 'improt', '--', '-x').command).toEqual(['improt', '--', '-x']);
  });

  it.each<[string, string[], string | null]>([
    ['the last of several', ['--user-data', '/a', 'import', 'a.csv', '--user-data=/b'], '/b'],
    ['none where another option follows', ['import', 'a.csv', '--user-data', '--json'], null],
    ['none where its value is empty', ['import', 'a.csv', '--user-data='], null],
    ['none where a question follows', ['import', 'a.csv', '--user-data', '-h'], null],
    ['none where nothing follows', ['import', 'a.csv', '--user-data'], null],
    ['none behind the end of the options', ['import', '--', '--user-data', '/a'], null],
    ['none where the name only begins alike', ['import', 'a.csv', '--user-data-x=/a'], null],
    ['one with a sign of equality and blanks', ['import', 'a.csv', '--user-data=/a b=c'], '/a b=c'],
  ])('uses the user-data folder that is named, as the command does: %s', (_, words, userData) => {
    expect(packaged(...words).userData).toBe(userData);
    expect(fromSources('--command-line', ...words).userData).toBe(userData);
  });

  it.each<[string, string[], string | null]>([
    ['a file called like a command', ['./import'], '/home/anna/import'],
    ['a file called like a switch, from behind the end of the options', ['--', '-v.csv'], '/home/anna/-v.csv'],
    ['the first of several files', ['a.csv', 'b.csv'], '/home/anna/a.csv'],
    ['no file behind switches of Chromium alone', ['--disable-gpu', '--lang=ru'], null],
    ['an address that is no path', ['file://other-host/a.csv'], '/home/anna/file:/other-host/a.csv'],
  ])('opens the window with a file: %s', (_, words, file) => {
    expect(packaged(...words)).toEqual({ command: null, file, userData: null });
    expect(fromSources(...words).file).toBe(file);
  });

  it('reads the arguments from source with and without the -- that ends Electron’s own', () => {
    expect(readLaunch(['electron', '/project', 'a.csv'], true, '/home/anna').file).toBe('/home/anna/a.csv');
    expect(readLaunch(['electron', '/project'], true, '/home/anna')).toEqual({
      command: null,
      file: null,
      userData: null,
    });
  });
});
