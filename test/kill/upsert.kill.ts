import { expect, it } from 'vitest';
import { expectAgreement, killDelivery } from './kill-delivery';

it('killed two hundred times, a delivery ends as the shop has it, and sends nothing again that it knew', async () => {
  const killed = await killDelivery('upsert', 200);
  expectAgreement(killed, { refused: ['failed'], there: ['kept'], new: ['created', 'updated'] });
  expect(killed.sentAgain).toEqual([]);
  expect(killed.killsInFlight).toBeGreaterThan(150);
});
