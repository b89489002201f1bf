import { describe, expect, it, onTestFinished } from 'vitest';
import { startPracticeShop } from '../../electron/practice/practice-shop';

const TOKEN = 'practice-token';

async function openSlowShop() {
  // One turn every twenty seconds, so that waiting requests show.
  const shop = await startPracticeShop({ databasePath: ':memory:', tokens: [TOKEN], pace: 0.05 });
  onTestFinished(() => shop.close());
  const ask = async (token: string) => {
    const answer = await fetch(`${shop.baseUrl}/consumers`, { headers: { Authorization: `Bearer ${token}` } });
    await answer.text();
    return answer;
  };
  return { shop, ask };
}

/** The attack: a web page, or any program, floods the practice shop on loopback, and a delivery to it gets stuck. */
describe('a flood of requests', () => {
  it('without a token takes nobody’s turn', async () => {
    const { ask } = await openSlowShop();
    const flood = await Promise.all(Array.from({ length: 400 }, () => ask('guessed')));
    expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([401]));
    expect((await ask(TOKEN)).status).toBe(200);
  });

  it('with a token is refused once too many are waiting, and told for how long', async () => {
    const { shop, ask } = await openSlowShop();
    let waiting = 0;
    const turnedAway = await new Promise<Response>((resolve) => {
      for (let count = 0; count < 100; count += 1) {
        waiting += 1;
        ask(TOKEN).then(
          (answer) => {
            waiting -= 1;
            if (answer.status === 429) resolve(answer);
          },
          () => undefined,
        );
      }
    });
    expect(Number(turnedAway.headers.get('retry-after'))).toBeGreaterThan(20);
    expect(waiting).toBeGreaterThan(50);
    await shop.close();
  });
});
