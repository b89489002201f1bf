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
  rests.begin('file 999', 1_000);
  nowMs += 500;
  expect(rests.isResting('file 999')).toBe(true);
  // Before their times were over, those that are remembered would still rest.
  nowMs = 0;
  const remembered = Array.from({ length: 1_000 }, (_, n) => n).filter((n) => rests.isResting(`file ${n}`));
  expect(remembered).toEqual([990, 991, 992, 993, 994, 995, 996, 997, 998, 999]);
});
