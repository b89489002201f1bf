import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialogs/dialog';
import type { NotAtOnce } from '../../../shared/consumer/verdict/adoption';
import type { OperationPreview } from '../../../shared/sheet/operation';
import { useAction } from '../../hooks/use-action';
import { previewOperation } from '../../model/change-sheet';
import { sheetStore } from '../../model/sheet';
import { useStore } from '../../model/store';
import { useFormats } from '../../words/formats';
import { useEmailChoices } from './use-email-choices';

/** What can be done with all rows whose e-mail belongs to another consumer, with how many rows that would be, and why not with the others. */
export function AdoptDialog({ onClose }: { onClose: (isDone: boolean) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const choices = useEmailChoices();
  const all = useStore(sheetStore, (sheet) =>
    sheet.phase === 'open' ? sheet.state.list?.kinds['email-elsewhere'] : 0,
  );
  const [previews, setPreviews] = useState<{ adopt: OperationPreview; without: OperationPreview } | null>(null);
  const load = useEffectEvent(() => {
    run(async () => {
      try {
        const preview = (choice: 'adopt' | 'without-email') =>
          previewOperation({ kind: 'settle-emails', choice, rows: null });
        setPreviews({ adopt: await preview('adopt'), without: await preview('without-email') });
      } catch (error) {
        onClose(false);
        throw error;
      }
    });
  });
  useEffect(() => load(), []);
  if (previews === null) return null;
  const { adopt, without } = previews;
  const rest = Object.entries(adopt.notAdopted ?? {}) as [NotAtOnce, number][];
  const counted = (key: string, count: number) => t(key, { count, rows: formats.number(count) });
  const doIt = (work: Promise<void>): void => {
    onClose(true);
    run(() => work);
  };
  return (
    <Dialog opened returnFocus={false} size="lg" onClose={() => onClose(false)} title={t('issueNames.email-elsewhere')}>
      <Stack gap="sm" data-testid="adopt-dialog">
        <Text size="sm">{t('elsewhere.text')}</Text>
        <Text size="sm">{t('elsewhere.adoptHint')}</Text>
        {rest.length > 0 && (
          <>
            <Text size="sm">{t('elsewhere.notAtOnce')}</Text>
            <List size="sm" data-testid="not-adopted">
              {rest.map(([why, count]) => (
                <List.Item key={why}>
                  {formats.number(count)} — {t(`elsewhere.why.${why}`)}
                </List.Item>
              ))}
            </List>
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onClose(false)}>
            {t('common.cancel')}
          </Button>
          <Button variant="default" onClick={() => doIt(choices.leaveOut(null, all ?? 0))}>
            {counted('elsewhere.leaveOutAll', all ?? 0)}
          </Button>
          <Button
            variant="default"
            disabled={without.changed === 0}
            onClick={() => doIt(choices.settle('without-email', null, without.changed))}
          >
            {counted('elsewhere.withoutEmailAll', without.changed)}
          </Button>
          <Button
            data-autofocus
            data-testid="adopt-apply"
            disabled={adopt.changed === 0}
            onClick={() => doIt(choices.settle('adopt', null, adopt.changed))}
          >
            {counted('elsewhere.adoptAll', adopt.changed)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
