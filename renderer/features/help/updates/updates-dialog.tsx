import { Button, Radio, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choicesOf, type UpdatesState, type UpdateWay } from '../../../../shared/updates/updates';
import { ask, onMain } from '../../../bridge';
import { useAction } from '../../../hooks/use-action';
import { appInfoStore, changeSettings, settingsStore } from '../../../model/settings';
import { useStore } from '../../../model/store';
import { Dialog } from '../../../ui/dialogs/dialog';
import { DialogActions } from '../../../ui/dialogs/dialog-actions';
import { Notice } from '../../../ui/notice';
import { useQuestionOver } from '../../../ui/dialogs/use-question-over';
import { UpdateStatusView } from './update-status-view';
import { useInstall } from './use-install';

/** Newer versions of the program: what to do about them, and what is being done. */
export function UpdatesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const hasQuestion = useQuestionOver();
  const { run } = useAction();
  const version = useStore(appInfoStore, (info) => info?.version ?? '');
  const [state, setState] = useState<UpdatesState | null>(null);
  useEffect(() => {
    const end = onMain('updates-changed', setState);
    run(async () => setState(await ask('updates-get')));
    return end;
  }, []); // eslint-disable-line react-hooks/exhaustive-deps -- asked once, when the dialog opens
  return (
    <Dialog opened onClose={() => !hasQuestion() && onClose()} title={t('updates.title')} data-testid="updates">
      <Stack gap="sm">
        <Text size="sm" data-autofocus tabIndex={-1}>
          {t('updates.version', { version })}
        </Text>
        {state !== null && <Updates {...state} onClose={onClose} />}
      </Stack>
    </Dialog>
  );
}

function Updates({ way, status, onClose }: UpdatesState & { onClose: () => void }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { refusal, install, download, forget } = useInstall();
  const look = useRef<HTMLButtonElement>(null);
  const { step } = status;
  // The button that had the keyboard may be gone with what it was for.
  useEffect(() => {
    if (document.activeElement === document.body) look.current?.focus();
  }, [step]);
  const canLook = choicesOf(way).length > 0;
  return (
    <>
      {way !== 'by-itself' && <Text size="sm">{t(`updates.way.${way}`)}</Text>}
      {canLook && <UpdateChoices way={way} />}
      {canLook && <UpdateStatusView way={way} status={status} />}
      {refusal !== null && (
        <Notice tone="warning" title={t('updates.refused')} data-testid="update-refused">
          {t(`errors.${refusal}`)}
        </Notice>
      )}
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
        {canLook && step !== 'downloading' && (
          <Button
            ref={look}
            variant="default"
            data-testid="update-check"
            loading={step === 'looking'}
            onClick={() => {
              forget();
              run(() => ask('updates-look'));
            }}
          >
            {t('updates.check')}
          </Button>
        )}
        {way === 'by-itself' && (step === 'found' || step === 'download-failed') && (
          <Button key="download" data-testid="update-download" onClick={download}>
            {t(step === 'found' ? 'updates.download' : 'updates.downloadAgain')}
          </Button>
        )}
        {step === 'downloading' && (
          <Button
            key="cancel"
            variant="default"
            data-testid="update-cancel"
            onClick={() => run(() => ask('updates-cancel'))}
          >
            {t('updates.stop')}
          </Button>
        )}
        {step === 'ready' && (
          <Button key="install" data-testid="update-install" onClick={install}>
            {t('updates.install')}
          </Button>
        )}
      </DialogActions>
    </>
  );
}

function UpdateChoices({ way }: { way: UpdateWay }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const choices = choicesOf(way);
  const chosen = useStore(settingsStore, ({ updates }) => updates);
  return (
    <Radio.Group
      label={t('updates.choice')}
      description={t('updates.privacy')}
      value={choices.includes(chosen) ? chosen : 'tell'}
      onChange={(value) => run(() => changeSettings({ updates: value }))}
    >
      <Stack gap="xs" mt={6}>
        {choices.map((choice) => (
          <Radio
            key={choice}
            value={choice}
            data-testid={`updates-${choice}`}
            label={t(`updates.choices.${choice}.name`)}
            description={t(`updates.choices.${choice}.what`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
