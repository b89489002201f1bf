import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { watchedFiles } from '../../../electron/watch/folder-files';
import { openWatchStore } from '../../../electron/watch/store/watch-store';
import { createFolderWatch, type Look } from '../../../electron/watch/watch-folder';
import type { WatchServices } from '../../../electron/watch/watch-services';
import { tempFolder } from '../../fakes/delivery-bench';
import { extraDelayMs, MOST_EXTRA_MS } from '../../fakes/event-loop-delay';
import { watchOf } from '../../fakes/watch-bench';

const FILES = 5_000;

it('main is not blocked by looks at a folder with thousands of files', { timeout: 120_000 }, async () => {
  const folder = tempFolder();
  const watch = watchOf(folder);
  const store = openWatchStore(
    ':memory:',
    () => new Date(),
    () => undefined,
  );
  await store.save(watch);
  for (let n = 0; n < FILES; n += 1) writeFileSync(join(folder, `клиенты-${n}.csv`), '');
  for (const file of await watchedFiles(folder, watch.patterns))
    await store.note(watch.id, `hash of ${file.name}`, file, { state: 'sent' });
  const watching = createFolderWatch(watch, { store } as WatchServices, {
    nowMs: () => 0,
    signal: new AbortController().signal,
    onWork: () => expect.unreachable('nothing is new'),
    onUnexpected: (error) => expect.unreachable(String(error)),
  });
  const nothing: Look = { settling: 0, unreachable: 0, problem: null };
  expect(await extraDelayMs(async () => expect(await watching.look()).toEqual(nothing))).toBeLessThanOrEqual(
    MOST_EXTRA_MS,
  );
});
