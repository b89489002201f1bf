import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './pager.module.css';

/** Buttons to page through a long list. Renders nothing if there is only one page. */
export function Pager({
  offset,
  limit,
  total,
  onChange,
}: {
  offset: number;
  limit: number;
  total: number;
  onChange: (offset: number) => void;
}) {
  const { t, i18n } = useTranslation();
  if (total <= limit) return null;
  const number = new Intl.NumberFormat(i18n.language);
  const last = Math.min(total, offset + limit);
  return (
    <div className={classes['pager']}>
      <span>
        {t('common.range', { from: number.format(offset + 1), to: number.format(last), total: number.format(total) })}
      </span>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={offset === 0}
          onClick={() => onChange(Math.max(0, offset - limit))}
        >
          {t('common.previousPage')}
        </Button>
        <Button size="xs" variant="default" disabled={last >= total} onClick={() => onChange(offset + limit)}>
          {t('common.nextPage')}
        </Button>
      </Group>
    </div>
  );
}
