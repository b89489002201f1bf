import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropFile, expectAccessible } from '../e2e/app';
import { temporaryFolder } from '../fakes/temporary-folder';
import { feedFile, feedText, serveFeed } from '../fakes/update-feed';
import { packed, showPacked } from './packed';

const IMAGE = 'aplaut-import-99.0.0-linux-x86_64.AppImage';
/** A newer version that leaves a file where it is started. */
const NEWER = Buffer.from(`#!/bin/sh\ntouch "$(dirname "$0")/started"\n${'# a newer program\n'.repeat(100_000)}`);

/** The packed program with this address to look at. */
async function withFeed(address: string, work: () => Promise<void>): Promise<void> {
  const path = join(packed('e2e').resources, 'app-update.yml');
  const before = readFileSync(path);
  writeFileSync(path, feedFile(address));
  try {
    await work();
  } finally {
    writeFileSync(path, before);
  }
}

test('a newer version is found, downloaded and put in this one’s place, each when the person says so', async () => {
  test.skip(process.platform !== 'linux', 'elsewhere a real installer would run');
  const { path: folder, remove } = temporaryFolder();
  const image = join(folder, 'программа', 'Aplaut.AppImage');
  mkdirSync(join(folder, 'программа'));
  writeFileSync(image, 'this version', { mode: 0o755 });
  const sheet = join(folder, 'клиенты.csv');
  writeFileSync(
    sheet,
    'external_id,email,name,phone,created_at\n1,c1@example.ru,Клиент 1,+7 916 345-12-08,2018-01-01\n',
  );
  const server = await serveFeed((request, response) => {
    if (request.url === '/latest-linux.yml') response.end(feedText('99.0.0', { name: IMAGE, bytes: NEWER }));
    else if (request.url === `/${IMAGE}`) response.writeHead(200, { 'content-length': NEWER.length }).end(NEWER);
    else response.writeHead(404).end();
  });
  await withFeed(server.address, async () => {
    const app = await showPacked(packed('e2e'), join(folder, 'data'), { APPIMAGE: image });
    try {
      const { page } = app;
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await dropFile(page, sheet);
      await page.getByRole('gridcell', { name: 'Клиент 1', exact: true }).dblclick();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('Anna');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('gridcell', { name: 'Anna', exact: true })).toBeVisible();

      await page.getByTestId('help').click();
      await page.getByTestId('help-updates').click();
      await expect(page.getByTestId('updates-never')).toBeChecked();
      expect(server.heard).toEqual([]);
      await page.getByTestId('update-check').press('Enter');
      await expect(page.getByTestId('update-status')).toContainText('99.0.0');
      await expectAccessible(page);
      await page.getByTestId('update-download').press('Enter');
      await expect(page.getByTestId('update-install')).toBeVisible();
      expect(readFileSync(image, 'utf8')).toBe('this version');

      await page.getByTestId('update-install').click();
      await expect(page.getByTestId('leave-keep')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('leave-keep')).toHaveCount(0);
      expect(existsSync(join(folder, 'программа', 'started'))).toBe(false);

      await page.getByTestId('update-install').click();
      await page.getByTestId('leave-keep').click();
      expect(await app.ended()).toBe(0);
      expect(readFileSync(image).equals(NEWER)).toBe(true);
      await expect.poll(() => existsSync(join(folder, 'программа', 'started'))).toBe(true);
    } finally {
      await app.kill();
    }
  });
  await server.close();
  remove();
});
