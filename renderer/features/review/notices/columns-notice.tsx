import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../../model/navigation';
import { Notice } from '../../../ui/notice';

/** A warning about some columns, with a way to their choices. */
export function ColumnsNotice({ title, text, testId }: { title: string; text: string; testId: string }) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="warning"
      data-testid={testId}
      title={title}
      actions={
        <Button size="xs" variant="default" onClick={() => goTo('columns')}>
          {t('review.toColumns')}
        </Button>
      }
    >
      {text}
    </Notice>
  );
}
