import { Button, Group, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import { filesOfDrop } from '../../hooks/dropped-files';
import { useAction } from '../../hooks/use-action';
import { useOpenDropped } from '../../hooks/use-open-dropped';
import { FileIcon, PasteIcon, UploadIcon } from '../../ui/icons';
import { NextAction } from '../../ui/screen';
import { SampleButtons } from './sample-buttons';
import { usePasteKey } from './use-paste-key';
import classes from './drop-area.module.css';

const pasteTable = (): Promise<undefined> => ask('sheet-paste');

/** A place to drop a file (the whole window takes drops too), to choose or to paste one, with samples to download. */
export function DropArea({ compact }: { compact: boolean }) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const open = useOpenDropped();
  usePasteKey(
    () =>
      new Promise((resolve) => {
        run(() => pasteTable().finally(() => resolve(undefined)));
      }),
  );
  const choosing = {
    loading: busy,
    leftSection: <FileIcon size={16} />,
    onClick: () => run(() => ask('sheet-choose-file')),
  };
  return (
    <Dropzone
      data-testid="drop-zone"
      className={classes['area'] ?? ''}
      data-compact={compact}
      onDrop={open}
      onReject={() => undefined}
      getFilesFromEvent={filesOfDrop}
      activateOnClick={false}
      activateOnKeyboard={false}
      enablePointerEvents
      inputProps={{ 'aria-hidden': true, tabIndex: -1 }}
    >
      <div className={classes['content']}>
        {!compact && <UploadIcon size={44} className={classes['icon']} />}
        <Text size={compact ? 'md' : 'xl'} fw={600}>
          {compact ? t('intake.dropAnother') : t('intake.drop')}
        </Text>
        {!compact && (
          <Text size="sm" c="dimmed" maw={480} ta="center">
            {t('intake.dropHint')}
          </Text>
        )}
        <Group gap="sm" justify="center" mt={compact ? 0 : 'sm'}>
          {compact ? (
            <Button variant="default" {...choosing}>
              {t('intake.choose')}
            </Button>
          ) : (
            <NextAction {...choosing}>{t('intake.choose')}</NextAction>
          )}
          <Button
            variant="default"
            data-testid="paste-table"
            leftSection={<PasteIcon size={16} />}
            onClick={() => run(pasteTable)}
          >
            {t('intake.paste')}
          </Button>
        </Group>
        {!compact && <SampleButtons />}
      </div>
    </Dropzone>
  );
}
