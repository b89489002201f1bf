import type { FileFacts } from './sheet-state';

/** Something worth knowing about a file that its rows do not show. The sentence is `intake.remarks.<key>`. */
export interface FileRemark {
  key: 'passedSheets' | 'hiddenSheets' | 'hiddenRows' | 'trimmedCells' | 'fallback';
  count: number;
  /** The structure that our own reader does not know; empty except for `fallback`. */
  structure: string;
  /** The sheet that was opened, and those before it that were not; empty except for `passedSheets`. */
  sheet: string;
  sheets: string;
}

export function fileRemarks(facts: FileFacts): FileRemark[] {
  const { sheets, sheetName, passedSheets = [], hiddenRows, trimmedCells, fallback } = facts;
  const counted: Pick<FileRemark, 'key' | 'count'>[] = [
    { key: 'passedSheets', count: passedSheets.length },
    { key: 'hiddenSheets', count: sheets.filter(({ hidden }) => hidden).length },
    { key: 'hiddenRows', count: hiddenRows },
    { key: 'trimmedCells', count: trimmedCells },
    { key: 'fallback', count: fallback === null ? 0 : 1 },
  ];
  return counted
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => ({
      key,
      count,
      structure: key === 'fallback' ? (fallback ?? '') : '',
      sheet: key === 'passedSheets' ? (sheetName ?? '') : '',
      sheets: key === 'passedSheets' ? passedSheets.join(', ') : '',
    }));
}
