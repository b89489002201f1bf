import { z } from 'zod';
import { savedLayoutSchema } from '../consumer/columns/saved-layout';

/** The longest name of a layout, in characters. */
export const LAYOUT_NAME_LETTERS = 100;

/** A layout as it is stored, with what a person recognises it by. Older versions stored none of that. */
export const storedLayoutSchema = savedLayoutSchema.extend({
  /** The name that the person gave it. */
  name: z.string().nullable().catch(null),
  /** The file that it was last used with. */
  fileName: z.string().nullable().catch(null),
  /** When that was, ISO 8601. */
  usedAt: z.string().nullable().catch(null),
});
export type StoredLayout = z.infer<typeof storedLayoutSchema>;

/** A layout of a shop. */
export interface KnownLayout extends StoredLayout {
  /** Derived from its headers, of which a shop has one layout each. */
  id: string;
}

/** What a layout is called; null if it has no name and was used with no file, so that only its columns tell it apart. */
export function layoutTitle({ name, fileName }: Pick<StoredLayout, 'name' | 'fileName'>): string | null {
  return name ?? fileName;
}
