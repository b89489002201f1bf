import { expect, it } from 'vitest';
import { expectAgreement, killDelivery } from './kill-delivery';

it('killed again and again, a delivery ends up matching the shop and resends nothing that it knew about', async () => {
  const killed = await killDelivery('upsert');
  expectAgreement(killed, { refused: ['failed'], there: ['kept'], new: ['created', 'updated'] });
  expect(killed.sentAgain).toEqual([]);
  expect(killed.shareInFlight).toBeGreaterThan(0.75);
});
