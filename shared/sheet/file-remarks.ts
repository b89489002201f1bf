import type { FileFacts } from './sheet-state';

/** Something worth knowing about a file that its rows do not show. The sentence is `intake.remarks.<key>`. */
export interface FileRemark {
  key: 'passedSheets' | 'hiddenSheets' | 'hiddenRows' | 'trimmedCells';
  count: number;
  /** The sheet that was opened, and those before it that were not; empty except for `passedSheets`. */
  sheet: string;
  sheets: string;
}

export function fileRemarks(facts: FileFacts): FileRemark[] {
  const { sheets, sheetName, passedSheets = [], hiddenRows, trimmedCells } = facts;
  const counted: Pick<FileRemark, 'key' | 'count'>[] = [
    { key: 'passedSheets', count: passedSheets.length },
    { key: 'hiddenSheets', count: sheets.filter(({ hidden }) => hidden).length },
    { key: 'hiddenRows', count: hiddenRows },
    { key: 'trimmedCells', count: trimmedCells },
  ];
  return counted
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => ({
      key,
      count,
      sheet: key === 'passedSheets' ? (sheetName ?? '') : '',
      sheets: key === 'passedSheets' ? passedSheets.join(', ') : '',
    }));
}
