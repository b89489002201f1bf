import { expect, it } from 'vitest';
import { loadLater } from '../../../renderer/hooks/load-later';

it('a screen whose code could not be loaded ahead is loaded again, and one that was loaded is not', async () => {
  const answers = [new Error('the disk is asleep'), () => null];
  const Screen = loadLater(() => {
    const answer = answers.shift();
    return typeof answer === 'function'
      ? Promise.resolve(answer)
      : Promise.reject(answer ?? new Error('asked too often'));
  });
  await expect(Screen.load()).rejects.toThrow('asleep');
  await Screen.load();
  await Screen.load();
});
