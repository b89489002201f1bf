import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { updateWay } from '../../../electron/updates/update-way';
import { choicesOf } from '../../../shared/updates/updates';
import { temporaryFolder } from '../../fakes/temporary-folder';
import { feedFile } from '../../fakes/update-feed';

/** The folder beside the asar, with this address in the file that electron-builder writes. */
function resources(address: string | null, packageType?: string): string {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  mkdirSync(join(path, 'resources'));
  if (address !== null) writeFileSync(join(path, 'resources', 'app-update.yml'), feedFile(address));
  if (packageType !== undefined) writeFileSync(join(path, 'resources', 'package-type'), packageType);
  return join(path, 'resources');
}
const ADDRESS = 'https://updates.example.ru/aplaut-import/';

it.each([
  ['an AppImage', 'linux', { APPIMAGE: '/home/anna/Aplaut.AppImage' }, undefined, 'by-itself'],
  ['an archive', 'linux', {}, undefined, 'by-hand'],
  ['a deb', 'linux', {}, 'deb', 'by-system'],
  ['an rpm', 'linux', {}, 'rpm', 'by-system'],
  ['an installed program', 'win32', {}, undefined, 'by-itself'],
  ['a portable program', 'win32', { PORTABLE_EXECUTABLE_FILE: 'D:\\Aplaut.exe' }, undefined, 'by-hand'],
  ['a Mac', 'darwin', {}, undefined, 'by-itself'],
] as const)('%s: %s', (_, platform, env, packageType, way) => {
  expect(updateWay(resources(ADDRESS, packageType), platform, env)).toBe(way);
});

it.each([
  ['no file', null],
  ['the address that is to be replaced', placeholder()],
  ['an address that anybody on the way could change', 'http://updates.example.ru/'],
  ['no address', 'updates'],
])('is not set up with %s', (_, address) => {
  expect(updateWay(resources(address), 'linux', { APPIMAGE: '/a' })).toBe('not-set-up');
  expect(choicesOf('not-set-up')).toEqual([]);
});

it('offers only what can be done', () => {
  expect(choicesOf('by-itself')).toEqual(['never', 'tell', 'download']);
  expect(choicesOf('by-hand')).toEqual(['never', 'tell']);
  expect(choicesOf('by-system')).toEqual([]);
});

function placeholder(): string {
  const settings = readFileSync(join(import.meta.dirname, '..', '..', '..', 'electron-builder.yml'), 'utf8');
  const [, address] = /^ {2}url: (\S+)$/m.exec(settings) ?? [];
  if (address === undefined) throw new Error('electron-builder.yml has no address for updates');
  return address;
}
