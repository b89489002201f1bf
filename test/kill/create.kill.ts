import { expect, it } from 'vitest';
import { expectAgreement, killDelivery } from './kill-delivery';

it('killed two hundred times, a delivery that only creates makes no consumer twice and mistakes none for its own', async () => {
  const killed = await killDelivery('create', 200);
  expectAgreement(killed, { refused: ['failed'], there: ['exists'], new: ['created'] });
  expect(killed.sentAgain).toEqual([]);
  expect(killed.killsInFlight).toBeGreaterThan(150);
});
