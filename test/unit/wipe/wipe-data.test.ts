import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ownersOf, takeOwnerLock } from '../../../electron/storage/owner-lock';
import { isOwnFile } from '../../../electron/wipe/own-files';
import { createWipeAll, wipeIfWanted } from '../../../electron/wipe/wipe-data';
import { isToBeWiped } from '../../../electron/wipe/wipe-mark';
import { temporaryFolder } from '../../fakes/temporary-folder';

const OWN = [
  'settings.json',
  'shops.json',
  'tokens.json',
  'recipes.json',
  'shops-unreadable-2026-11-28T10-00-00-000Z.json',
  'deliveries.db',
  'deliveries.db-wal',
  'deliveries.db-traces',
  'deliveries-damaged-2026-11-28T10-00-00-000Z.db',
  'practice-shop.db',
];
const FOLDERS = ['drafts', 'pasted', 'logs'];
const OTHERS = ['family.jpg', 'package.json', 'my.db', 'Preferences', 'pace.db'];

function userData(): string {
  const folder = temporaryFolder();
  onTestFinished(() => folder.remove());
  for (const name of [...OWN, ...OTHERS]) writeFileSync(join(folder.path, name), 'x');
  for (const name of FOLDERS) {
    mkdirSync(join(folder.path, name));
    writeFileSync(join(folder.path, name, 'inside'), 'x');
  }
  return folder.path;
}

/** A process with the data open. */
function openData(folder: string, isSending = () => false) {
  const owner = takeOwnerLock(ownersOf(join(folder, 'deliveries.db')));
  const done: string[] = [];
  const wipe = createWipeAll({
    userData: folder,
    isSending,
    isUsedByOthers: () => owner.hasOthers(),
    close: () => {
      done.push('closed');
      owner.release();
      return Promise.resolve();
    },
    startAgain: () => void done.push('started again'),
  });
  onTestFinished(() => owner.release());
  return { wipe, done, owner };
}

const neverWaits = (): Promise<void> => Promise.reject(new Error('waited'));

describe('wiping all data', () => {
  it('removes everything of the program at the next start, and nothing else', async () => {
    const folder = userData();
    const { wipe, done } = openData(folder);
    wipe.check();
    await wipe.begin();
    expect(done).toEqual(['closed', 'started again']);
    expect(isToBeWiped(folder)).toBe(true);
    await wipeIfWanted(folder, neverWaits);
    expect(readdirSync(folder).sort()).toEqual([...OTHERS].sort());
  });

  it('is refused while this process sends, and leaves no mark', async () => {
    const folder = userData();
    const { wipe, done } = openData(folder, () => true);
    expect(() => wipe.check()).toThrow('data-being-sent');
    await expect(wipe.begin()).rejects.toThrow('data-being-sent');
    expect(isToBeWiped(folder)).toBe(false);
    expect(done).toEqual([]);
  });

  it('is refused while any other process has the data open', async () => {
    const folder = userData();
    const { wipe } = openData(folder);
    const command = takeOwnerLock(ownersOf(join(folder, 'deliveries.db')));
    expect(() => wipe.check()).toThrow('data-in-use');
    await expect(wipe.begin()).rejects.toThrow('data-in-use');
    expect(isToBeWiped(folder)).toBe(false);
    command.release();
    wipe.check();
  });

  it('waits at the start for a command that has yet to see the mark, but not forever', async () => {
    const folder = userData();
    const { wipe } = openData(folder);
    await wipe.begin();
    const command = takeOwnerLock(ownersOf(join(folder, 'deliveries.db')));
    let waits = 0;
    const wait = (): Promise<void> => {
      waits += 1;
      return Promise.resolve();
    };
    await expect(wipeIfWanted(folder, wait)).rejects.toThrow('data-in-use');
    expect(existsSync(join(folder, 'shops.json'))).toBe(true);
    expect(waits).toBeGreaterThan(5);
    await wipeIfWanted(folder, () => {
      command.release();
      return Promise.resolve();
    });
    expect(readdirSync(folder).filter(isOwnFile)).toEqual([]);
  });

  it('does nothing at a start where nobody wanted it', async () => {
    const folder = userData();
    await wipeIfWanted(folder, neverWaits);
    expect(existsSync(join(folder, 'shops.json'))).toBe(true);
  });
});
