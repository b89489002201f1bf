import { applySavedLayout, layoutKey, toSavedLayout } from '../../shared/consumer/columns/saved-layout';
import type { ColumnLayout } from '../../shared/consumer/target';
import type { KnownLayout, StoredLayout } from '../../shared/memory/known-layout';
import { keyOf, type FileLayout } from '../../shared/memory/file-layout';
import { AppError } from '../errors/app-error';

/** The column layouts that shops remember, one for each set of headers. A shop that does not exist has none. */
export interface LayoutStore {
  /** Those of a shop, the one used last first. */
  layouts(shopId: string): KnownLayout[];
  recallLayout(shopId: string, headers: readonly string[]): ColumnLayout | null;
  /** Keeps the layout of a file, under the name that the person gave to the one before it. Throws `shop-not-found`. */
  rememberLayout(shopId: string, headers: readonly string[], layout: ColumnLayout, fileName: string): void;
  /** Throws `layout-not-found`, as does `removeLayout`. */
  renameLayout(shopId: string, id: string, name: string): void;
  removeLayout(shopId: string, id: string): void;
  /** Takes layouts from a file, in place of those with the same headers. Throws `shop-not-found`. */
  putLayouts(shopId: string, layouts: readonly FileLayout[]): void;
}

/** Layouts by their keys, with whatever a newer version stored in them. */
type Stored = Readonly<Record<string, unknown>>;

/**
 * @param options.of the readable layouts of a shop by their keys
 * @param options.change replaces the layouts of a shop in one write
 */
export function storedLayouts(options: {
  of: (shopId: string) => Readonly<Record<string, StoredLayout>>;
  change: (shopId: string, change: (stored: Stored) => Stored) => void;
  now: () => Date;
}): LayoutStore {
  const { of, change } = options;
  const keyWithId = (shopId: string, id: string): string => {
    const key = Object.keys(of(shopId)).find((each) => idOf(each) === id);
    if (key === undefined) throw new AppError('layout-not-found');
    return key;
  };
  const put = (shopId: string, layouts: readonly (readonly [string, Partial<StoredLayout>])[]): void => {
    const known = of(shopId);
    const entries = layouts.map(([key, layout]) => {
      const { name = null, fileName = null, usedAt = null } = known[key] ?? {};
      return [key, { name, fileName, usedAt, ...layout }] as const;
    });
    change(shopId, (stored) => ({ ...stored, ...Object.fromEntries(entries) }));
  };

  return {
    layouts: (shopId) =>
      Object.entries(of(shopId))
        .map(([key, layout]) => ({ ...layout, id: idOf(key) }))
        .sort((one, other) => (other.usedAt ?? '').localeCompare(one.usedAt ?? '')),
    recallLayout: (shopId, headers) => {
      const saved = of(shopId)[layoutKey(headers)];
      return saved === undefined ? null : applySavedLayout(headers, saved);
    },
    rememberLayout: (shopId, headers, layout, fileName) => {
      const usedAt = options.now().toISOString();
      put(shopId, [[layoutKey(headers), { ...toSavedLayout(headers, layout), fileName, usedAt }]]);
    },
    renameLayout: (shopId, id, name) => {
      const key = keyWithId(shopId, id);
      change(shopId, (stored) => ({ ...stored, [key]: { ...(stored[key] as object), name } }));
    },
    removeLayout: (shopId, id) => {
      const gone = keyWithId(shopId, id);
      change(shopId, (stored) => Object.fromEntries(Object.entries(stored).filter(([key]) => key !== gone)));
    },
    putLayouts: (shopId, layouts) => {
      const named = layouts.map(({ name, ...layout }) => ({ ...layout, ...(name !== null && { name }) }));
      put(
        shopId,
        named.map((layout) => [keyOf(layout), layout]),
      );
    },
  };
}

/** A key has all headers, and is too long for an id. */
function idOf(key: string): string {
  // Not imported: listing the shops would load it for nothing, and it is large.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
