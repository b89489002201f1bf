import { join } from 'node:path';
import { test } from '@playwright/test';
import { temporaryFolder } from '../fakes/temporary-folder';
import { launch, type RunningApp } from './app';

/** What each test of a file has of its own: the running app, and the path of a folder that is removed after the test. */
export interface OwnApp extends RunningApp {
  folder: string;
}

/** Gives every test of the file an app with new data. Read the result only within a test. */
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
