import { useTranslation } from 'react-i18next';
import type { FileProblem } from '../../../shared/sheet/file-problem';
import { CopyableText, Details } from '../../ui/details';
import { Notice } from '../../ui/notice';

/** A file that cannot be read: what it is, what to do, and the detail for those who help. */
export function FileProblemNotice({ fileName, problem }: { fileName: string; problem: FileProblem }) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="error"
      title={t('intake.problemTitle', { name: fileName })}
      data-testid="file-problem"
      data-code={problem.code}
    >
      {t(`fileProblems.${problem.code}`)}
      {problem.detail !== '' && (
        <Details>
          <CopyableText text={problem.detail} />
        </Details>
      )}
    </Notice>
  );
}
