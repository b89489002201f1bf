import { join } from 'node:path';
import { test } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { launch, type RunningApp } from './app';

/** What each test of a file has for itself: the running app, and the path of a folder that is gone after the test. */
export interface OwnApp extends RunningApp {
  folder: string;
}

/** Gives every test of the file an app with new data; to be read while a test runs. */
export function ownApp(): Readonly<OwnApp> {
  const own = {} as OwnApp;
  let removeFolder: () => void;
  test.beforeEach(async () => {
    const { path, remove } = temporaryFolder();
    removeFolder = remove;
    Object.assign(own, { folder: path }, await launch(join(path, 'data')));
  });
  test.afterEach(async () => {
    await own.app.close();
    removeFolder();
  });
  return own;
}
