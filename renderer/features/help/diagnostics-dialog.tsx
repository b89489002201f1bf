import { Button, Code, ScrollArea, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { Dialog } from '../../ui/dialogs/dialog';
import { DialogActions } from '../../ui/dialogs/dialog-actions';
import { notifyDone } from '../../ui/notify';

/** Shows what support would get, before it is saved. */
export function DiagnosticsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [text, setText] = useState('');
  // Made once, when the dialog is opened.
  useEffect(() => run(async () => setText(await ask('diagnostics-make'))), []); // eslint-disable-line react-hooks/exhaustive-deps
  const save = async (): Promise<void> => {
    if (!(await ask('diagnostics-save'))) return;
    notifyDone(t('diagnostics.saved'), t('common.close'));
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t('diagnostics.title')} size="xl">
      <Text size="sm" mb="sm">
        {t('diagnostics.text')}
      </Text>
      <ScrollArea.Autosize mah="50vh" viewportProps={{ tabIndex: 0, 'aria-label': t('common.technicalText') }}>
        <Code block data-testid="diagnostics-text">
          {text}
        </Code>
      </ScrollArea.Autosize>
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button data-testid="diagnostics-save" loading={busy} disabled={text === ''} onClick={() => run(save)}>
          {t('diagnostics.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
