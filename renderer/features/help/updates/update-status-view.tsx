import { Button, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UpdateStatus, UpdateWay } from '../../../../shared/updates/updates';
import { networkOpenedStore } from '../../../model/settings';
import { TechnicalDetails } from '../../../ui/details';
import { Notice } from '../../../ui/notice';
import { useFormats } from '../../../words/formats';

/** What is known of a newer version, and what is being done about it. */
export function UpdateStatusView({ way, status }: { way: UpdateWay; status: UpdateStatus }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { step } = status;
  switch (step) {
    case 'unknown':
      return null;
    case 'looking':
      return (
        <Text size="sm" role="status">
          {t('updates.looking')}
        </Text>
      );
    case 'newest':
      return (
        <Notice tone="ok" title={t('updates.newest')} data-testid="update-status">
          {t('updates.lookedAt', { when: formats.dateTime(status.at) })}
        </Notice>
      );
    case 'found':
      return (
        <Notice tone="info" title={t('updates.found', { version: status.version })} data-testid="update-status">
          {way === 'by-itself' && status.bytes !== null && t('updates.size', { size: formats.bytes(status.bytes) })}
          {way === 'by-hand' && t('updates.foundByHand')}
        </Notice>
      );
    case 'downloading':
      return <Downloading {...status} />;
    case 'ready':
      return (
        <Notice tone="info" title={t('updates.ready', { version: status.version })} data-testid="update-status">
          {t('updates.readyText')}
        </Notice>
      );
    case 'look-failed':
    case 'download-failed':
      return <Failed status={status} />;
  }
}

function Downloading({ version, bytes, doneBytes }: Extract<UpdateStatus, { step: 'downloading' }>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const share = bytes === null || bytes === 0 ? 0 : doneBytes / bytes;
  const title = t('updates.downloading', { version });
  const done = formats.bytes(doneBytes);
  return (
    <div data-testid="update-status">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Progress value={share * 100} aria-label={title} my={6} transitionDuration={150} />
      <Text size="sm">{bytes === null ? done : t('updates.downloaded', { done, total: formats.bytes(bytes) })}</Text>
    </div>
  );
}

function Failed({ status }: { status: Extract<UpdateStatus, { step: 'look-failed' | 'download-failed' }> }) {
  const { t } = useTranslation();
  const { problem, detail } = status;
  const title =
    status.step === 'look-failed' ? t('updates.lookFailed') : t('updates.downloadFailed', { version: status.version });
  const isOfNetwork = problem === 'proxy' || problem === 'certificate';
  return (
    <Notice
      tone="error"
      title={title}
      data-testid="update-status"
      {...(isOfNetwork && {
        actions: (
          <Button size="sm" variant="default" onClick={() => networkOpenedStore.set(true)}>
            {t('network.open')}
          </Button>
        ),
      })}
    >
      {t(`updates.problem.${problem}`)}
      <TechnicalDetails text={detail} />
    </Notice>
  );
}
