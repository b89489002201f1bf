import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LAYOUT_NAME_LETTERS, type KnownLayout } from '../../../shared/memory/known-layout';
import { ask } from '../../bridge';
import { useFormats } from '../../words/formats';
import { LayoutColumns } from './layout-columns';
import { useLayoutTitle } from './layout-title';
import classes from './memory.module.css';
import { NameForm } from './name-form';
import { useEntryDeeds } from './use-entry-deeds';

/** One layout: what it is called, the file that it was last used with, and where its columns go. */
export function LayoutEntry({
  shopId,
  layout,
  onTyped,
  onChanged,
}: {
  shopId: string;
  layout: KnownLayout;
  onTyped: (isUnsaved: boolean) => void;
  onChanged: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, act, deleteIfConfirmed } = useEntryDeeds(onChanged);
  const { id, fileName, usedAt } = layout;
  const name = useLayoutTitle()(layout);
  const remove = (): void =>
    deleteIfConfirmed({ title: t('memory.deleteTitle', { name }), text: t('memory.deleteText') }, () =>
      ask('layout-delete', { shopId, id }),
    );
  return (
    <section className={classes['entry']} aria-label={name} data-testid="saved-layout">
      <NameForm
        // The name may change elsewhere: with the file that it is used with.
        key={name}
        label={t('memory.layoutName')}
        name={name}
        maxLength={LAYOUT_NAME_LETTERS}
        busy={busy}
        onTyped={onTyped}
        onRename={(typed) => act(() => ask('layout-rename', { shopId, id, name: typed }))}
      />
      {fileName !== null && usedAt !== null && (
        <Text size="sm" c="dimmed">
          {t('memory.used', { file: fileName, date: formats.date(usedAt) })}
        </Text>
      )}
      <LayoutColumns layout={layout} />
      <div>
        <Button size="xs" variant="subtle" color="red" disabled={busy} onClick={remove}>
          {t('memory.delete')}
        </Button>
      </div>
    </section>
  );
}
