import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../../renderer/model/one-at-a-time';

const turn = () => new Promise(setImmediate);

/** Questions whose answers come when the test decides. */
function setUp() {
  const asked: { name: string; answer: (value: string) => void; refuse: () => void }[] = [];
  const givenUp: string[] = [];
  const put = oneAtATime<string>(() => givenUp.push(asked.at(-1)?.name ?? ''));
  const wish = (name: string) => {
    const unwanted = new AbortController();
    const answer = put(
      () =>
        new Promise((resolve, reject) => {
          asked.push({ name, answer: resolve, refuse: () => reject(new Error(name)) });
        }),
      unwanted.signal,
    );
    return { answer, drop: () => unwanted.abort() };
  };
  return { asked, givenUp, wish };
}

describe('questions asked one at a time', () => {
  it('wait for the previous one, and cancel it if it is no longer wanted', async () => {
    const { asked, givenUp, wish } = setUp();
    const first = wish('first');
    await turn();
    first.drop();
    const second = wish('second');
    await turn();
    expect([asked.map(({ name }) => name), givenUp]).toEqual([['first'], ['first']]);
    asked[0]!.answer('late');
    expect(await first.answer).toBeNull();
    await turn();
    expect(asked.map(({ name }) => name)).toEqual(['first', 'second']);
    asked[1]!.answer('fresh');
    expect(await second.answer).toBe('fresh');
    second.drop();
    expect(givenUp).toEqual(['first']);
  });

  it('are not asked at all if no longer wanted when their turn comes', async () => {
    const { asked, wish } = setUp();
    const wishes = ['a', 'b', 'c', 'd'].map(wish);
    await turn();
    wishes.slice(0, 3).forEach(({ drop }) => drop());
    asked[0]!.answer('late');
    expect(await wishes[2]!.answer).toBeNull();
    await turn();
    expect(asked.map(({ name }) => name)).toEqual(['a', 'd']);
  });

  it('continue after a failure, which only its caller gets', async () => {
    const { asked, wish } = setUp();
    const first = wish('first');
    const second = wish('second');
    await turn();
    asked[0]!.refuse();
    await expect(first.answer).rejects.toThrow('first');
    await turn();
    asked[1]!.answer('fine');
    expect(await second.answer).toBe('fine');
  });
});
