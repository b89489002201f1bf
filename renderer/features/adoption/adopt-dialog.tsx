import { Button, List, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialogs/dialog';
import { DialogActions } from '../../ui/dialogs/dialog-actions';
import type { NotAtOnce } from '../../../shared/consumer/verdict/adoption';
import type { OperationPreview } from '../../../shared/sheet/operation';
import { useAction } from '../../hooks/use-action';
import { cancelWork, previewOperation } from '../../model/change-sheet';
import { sheetStore, workStore } from '../../model/sheet';
import { useStore } from '../../model/store';
import { useFormats } from '../../words/formats';
import { WorkLine } from '../work/work-line';
import { useEmailChoices } from './use-email-choices';

/**
 * What can be done with all rows whose e-mail belongs to another consumer, with how many rows that would be, and why not with the others.
 * Stays open until it is done: with very many rows that takes a while, and can be cancelled.
 */
export function AdoptDialog({ onClose }: { onClose: (isDone: boolean) => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [preview, setPreview] = useState<OperationPreview | null>(null);
  const isWorking = useStore(workStore) !== null;
  const load = useEffectEvent(() => {
    run(async () => {
      try {
        setPreview(await previewOperation({ kind: 'settle-emails', choice: 'adopt', rows: null }));
      } catch (error) {
        onClose(false);
        throw error;
      }
    });
  });
  useEffect(() => load(), []);
  // Most previews are there at once, and a dialog that flashes up helps nobody.
  if (preview === null && !isWorking) return null;
  const doIt = (work: () => Promise<void>): void =>
    run(async () => {
      await work();
      onClose(true);
    });
  return (
    <Dialog
      opened
      returnFocus={false}
      size="lg"
      onClose={() => {
        if (busy) run(cancelWork);
        onClose(false);
      }}
      title={t('issueNames.email-elsewhere')}
    >
      <Stack gap="sm" data-testid="adopt-dialog">
        <Text size="sm">{t('elsewhere.text')}</Text>
        <Text size="sm">{t('elsewhere.adoptHint')}</Text>
        <WorkLine what={t('rows.working')} />
        {preview !== null && <Choices preview={preview} busy={busy} doIt={doIt} onCancel={() => onClose(false)} />}
      </Stack>
    </Dialog>
  );
}

function Choices({
  preview: { changed, elsewhere },
  busy,
  doIt,
  onCancel,
}: {
  preview: OperationPreview;
  busy: boolean;
  doIt: (work: () => Promise<void>) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const choices = useEmailChoices();
  const all = useStore(sheetStore, (sheet) =>
    sheet.phase === 'open' ? (sheet.state.list?.kinds['email-elsewhere'] ?? 0) : 0,
  );
  const withoutEmail = elsewhere?.withoutEmail ?? 0;
  const rest = Object.entries(elsewhere?.notAdopted ?? {}) as [NotAtOnce, number][];
  const counted = (key: string, count: number) => t(key, { count, rows: formats.number(count) });
  return (
    <>
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
      <DialogActions>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => doIt(() => choices.leaveOut(null, all))}>
          {counted('elsewhere.leaveOutAll', all)}
        </Button>
        <Button
          variant="default"
          disabled={busy || withoutEmail === 0}
          onClick={() => doIt(() => choices.settle('without-email', null, withoutEmail))}
        >
          {counted('elsewhere.withoutEmailAll', withoutEmail)}
        </Button>
        <Button
          data-autofocus
          data-testid="adopt-apply"
          disabled={busy || changed === 0}
          onClick={() => doIt(() => choices.settle('adopt', null, changed))}
        >
          {counted('elsewhere.adoptAll', changed)}
        </Button>
      </DialogActions>
    </>
  );
}
