import { Select, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileProblem } from '../../../shared/sheet/file-problem';
import { useAction } from '../../hooks/use-action';
import { TechnicalDetails } from '../../ui/details';
import { Notice } from '../../ui/notice';

/** A file that cannot be read: what is wrong, what to do, and details for support. */
export function FileProblemNotice({
  fileName,
  problem,
  onSheet,
  actions,
}: {
  fileName: string;
  problem: FileProblem;
  /** Reads another sheet of the workbook. */
  onSheet: (sheetName: string) => Promise<unknown>;
  actions?: ReactNode;
}) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { sheets = [] } = problem;
  const isArchive = problem.code === 'several-tables';
  return (
    <Notice
      tone="error"
      title={t('intake.problemTitle', { name: fileName })}
      actions={actions}
      data-testid="file-problem"
      data-code={problem.code}
    >
      {t(`fileProblems.${problem.code}`)}
      {sheets.length > 1 && (
        <>
          <Text size="sm" mt="xs">
            {t(isArchive ? 'intake.amongTables' : 'intake.amongSheets', { sheets: sheets.join(', ') })}
          </Text>
          <Select
            mt="xs"
            maw={320}
            label={t(isArchive ? 'intake.table' : 'intake.sheet')}
            placeholder={t(isArchive ? 'intake.chooseTable' : 'intake.chooseSheet')}
            data={[...new Set(sheets)]}
            value={null}
            onChange={(sheet) => sheet !== null && run(() => onSheet(sheet))}
          />
        </>
      )}
      <TechnicalDetails text={problem.detail} />
    </Notice>
  );
}
