import { expect, type Page } from '@playwright/test';

export const TOKEN = 'e2e-pictures-token-Rv20';

/** Adds and chooses the shop «Ромашка». */
export async function expectAdded(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByTestId('shop-picker')).toContainText('Ромашка');
}

/** An answer that refuses a row for its name. */
export const refusalOf = (id: string) => ({
  match: { path: `/consumers/${id}` },
  action: {
    do: 'status' as const,
    status: 422,
    type: 'application/vnd.api+json',
    body: JSON.stringify({
      errors: [{ status: '422', detail: 'is too short', source: { pointer: '/data/attributes/name' } }],
    }),
  },
});

/** An answer that refuses every row for the same reason, which does not depend on the row. */
export const refusalOfAll = {
  action: {
    do: 'status' as const,
    status: 422,
    body: JSON.stringify({ status: '422', title: 'Validation failed', details: ['scope is too narrow'] }),
  },
};
