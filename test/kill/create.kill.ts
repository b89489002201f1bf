import { expect, it } from 'vitest';
import { expectAgreement, killDelivery } from './kill-delivery';

it('killed again and again, a create-only delivery creates no consumer twice and mistakes no existing one for its own', async () => {
  const killed = await killDelivery('create');
  expectAgreement(killed, { refused: ['failed'], there: ['exists'], new: ['created'] });
  expect(killed.sentAgain).toEqual([]);
  expect(killed.shareInFlight).toBeGreaterThan(0.75);
});
