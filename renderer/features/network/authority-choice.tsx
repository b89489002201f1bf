import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NetworkState } from '../../../shared/network/network-settings';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { confirmDeed } from '../../ui/dialogs/confirm';
import { useFormats } from '../../words/formats';

/** The authority that is trusted besides the usual ones. Adding one asks first: whoever has its key can read everything that is sent. */
export function AuthorityChoice({ state, onState }: { state: NetworkState; onState: (state: NetworkState) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const { authority } = state;
  const add = (): void =>
    confirmDeed(
      {
        title: t('network.trustTitle'),
        text: t('network.trustText'),
        confirm: t('network.trust'),
        cancel: t('common.cancel'),
      },
      () => run(async () => onState((await ask('network-add-authority')) ?? state)),
    );
  return (
    <Stack gap={6} role="group" aria-label={t('network.authorities')}>
      <Text size="sm" fw={600}>
        {t('network.authorities')}
      </Text>
      <Text size="sm">{t(state.trustsSystem ? 'network.trustsSystem' : 'network.trustsUsual')}</Text>
      {authority !== null && (
        <Text size="sm">
          {t('network.trusted', {
            names: formats.list(authority.names),
            until: formats.date(authority.validUntil),
            file: authority.fileName,
          })}
        </Text>
      )}
      <Group gap="xs">
        <Button variant="default" size="compact-sm" disabled={busy} onClick={add}>
          {t(authority === null ? 'network.add' : 'network.replace')}
        </Button>
        {authority !== null && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            disabled={busy}
            onClick={() => run(async () => onState(await ask('network-remove-authority')))}
          >
            {t('network.remove')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
