import { join } from 'node:path';
import { test } from '@playwright/test';
import { startPracticeShop } from '../../electron/practice/practice-shop';
import { temporaryFolder } from '../fakes/temporary-folder';
import { launch } from './app';
import { setUpCamera } from './pictures/guide-camera';
import { takeGuidePictures } from './pictures/guide-pictures';
import { TOKEN } from './pictures/shop';

const guide = join(import.meta.dirname, '..', '..', 'docs', 'guide');

for (const language of ['ru', 'en'] as const) {
  test(`the pictures of the guide (${language})`, async () => {
    const folder = temporaryFolder();
    const shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0 });
    const running = await launch(join(folder.path, 'data'), { language });
    const pictures = join(guide, language, 'pictures');
    await takeGuidePictures(await setUpCamera(running, { language, folder: folder.path, pictures }), shop);
    await running.app.close();
    await shop.close();
    folder.remove();
  });
}
