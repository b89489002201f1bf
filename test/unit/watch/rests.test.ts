import { expect, it } from 'vitest';
import { createRests } from '../../../electron/watch/rests';

it('what rests does so until its time is over, and is forgotten then', () => {
  let nowMs = 0;
  const rests = createRests(() => nowMs);
  for (let n = 0; n < 1_000; n += 1) {
    nowMs = n * 10;
    rests.begin(`file ${n}`, 100);
  }
  expect([rests.isResting('file 989'), rests.isResting('file 990'), rests.isResting('file 999')]).toEqual([
    false,
    true,
    true,
  ]);
  expect(rests.size).toBe(10);
  rests.begin('file 999', 1_000);
  nowMs += 500;
  expect(rests.isResting('file 999')).toBe(true);
});
