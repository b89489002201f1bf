import type { FileFacts } from './sheet-state';

/** Something to know of a file that its rows do not show. Its sentence is `intake.remarks.<key>`. */
export interface FileRemark {
  key: 'hiddenSheets' | 'hiddenRows' | 'trimmedCells' | 'fallback';
  count: number;
  /** What our own reader does not know; empty but for `fallback`. */
  structure: string;
}

export function fileRemarks({ sheets, hiddenRows, trimmedCells, fallback }: FileFacts): FileRemark[] {
  const counted: FileRemark[] = [
    { key: 'hiddenSheets', count: sheets.filter(({ hidden }) => hidden).length, structure: '' },
    { key: 'hiddenRows', count: hiddenRows, structure: '' },
    { key: 'trimmedCells', count: trimmedCells, structure: '' },
    { key: 'fallback', count: fallback === null ? 0 : 1, structure: fallback ?? '' },
  ];
  return counted.filter(({ count }) => count > 0);
}
