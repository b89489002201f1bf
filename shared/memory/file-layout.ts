import { z } from 'zod';
import { layoutKey, savedLayoutSchema } from '../consumer/columns/saved-layout';
import { LAYOUT_NAME_LETTERS } from './known-layout';

/** A layout in a file: without the name of the file that it was used with, unless that is how the person knows it. */
export const fileLayoutSchema = savedLayoutSchema.extend({
  name: z.string().trim().min(1).max(LAYOUT_NAME_LETTERS).nullable(),
});
export type FileLayout = z.infer<typeof fileLayoutSchema>;

const headersOf = ({ targets }: Pick<FileLayout, 'targets'>): string[] => targets.map(({ header }) => header);
/** Layouts with the same key are for the same files. */
export const keyOf = (layout: Pick<FileLayout, 'targets'>): string => layoutKey(headersOf(layout));
