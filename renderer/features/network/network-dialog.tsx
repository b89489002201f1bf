import { PasswordInput, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkDraft, NetworkState } from '../../../shared/network/network-settings';
import { checkProxyAddress } from '../../../shared/network/proxy';
import { PROXY_MODES } from '../../../shared/network/proxy-modes';
import { ask } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { Dialog } from '../../ui/dialogs/dialog';
import { SaveActions } from '../../ui/dialogs/save-actions';
import { differs, useFormClosing } from '../../ui/dialogs/use-form-closing';
import { notifyDone } from '../../ui/notify';
import { AuthorityChoice } from './authority-choice';

/** What is saved with «Save». The password is empty unless it is to be changed. */
type Typed = NetworkDraft & { password: string };

const savedOf = ({ mode, address, user }: NetworkState): Typed => ({ mode, address, user, password: '' });

/** The proxy and the authorities that are trusted. */
export function NetworkDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [state, setState] = useState<NetworkState | null>(null);
  const [typed, setTyped] = useState<Typed | null>(null);
  const close = useFormClosing(state !== null && typed !== null && differs(savedOf(state), typed), onClose);
  const { run } = useAction();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- asked once, when the dialog opens
  useEffect(() => run(async () => setState(await ask('network-get'))), []);
  return (
    <Dialog opened size="lg" onClose={close} title={t('network.title')}>
      {state !== null && (
        <NetworkForm
          state={state}
          typed={typed ?? savedOf(state)}
          onState={setState}
          onTyped={setTyped}
          onSaved={onClose}
          onCancel={close}
        />
      )}
    </Dialog>
  );
}

function NetworkForm({
  state,
  typed,
  onState,
  onTyped,
  onSaved,
  onCancel,
}: {
  state: NetworkState;
  typed: Typed;
  onState: (state: NetworkState) => void;
  onTyped: (typed: Typed) => void;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const [showProblems, setShowProblems] = useState(false);
  const { mode, address, user, password } = typed;
  const change = (changed: Partial<Typed>): void => onTyped({ ...typed, ...changed });
  const checked = checkProxyAddress(address);
  const problem = mode === 'own' && !checked.ok ? checked.problem : null;
  // Without a proxy there is nobody to log in to.
  const asksLogIn = mode === 'own' || (mode === 'system' && state.systemProxies.length > 0);
  const save = (): void => {
    setShowProblems(true);
    if (problem !== null) return;
    run(async () => {
      await ask('network-save', {
        draft: { mode, address, user: user.trim() },
        password: password === '' ? null : password,
      });
      notifyDone(t('network.saved'), t('common.close'));
      onSaved();
    });
  };
  const system =
    state.systemProxies.length === 0
      ? t('network.systemNone')
      : t('network.systemNames', { proxies: state.systemProxies.join(', ') });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="sm">
        <Radio.Group label={t('network.proxy')} value={mode} onChange={(value) => change({ mode: value })}>
          <Stack gap="xs" mt={6}>
            {PROXY_MODES.map((each) => (
              <Radio
                key={each}
                value={each}
                data-autofocus={each === mode ? true : undefined}
                label={t(`network.mode.${each}`)}
                {...(each === 'system' && { description: system })}
              />
            ))}
          </Stack>
        </Radio.Group>
        {mode === 'own' && (
          <TextInput
            label={t('network.address')}
            placeholder="proxy.example.ru:3128"
            className="mono-input"
            value={address}
            error={showProblems && problem !== null ? t(`network.addressProblem.${problem}`) : null}
            onChange={(event) => change({ address: event.currentTarget.value })}
          />
        )}
        {asksLogIn && (
          <>
            <SimpleGrid cols={2}>
              <TextInput
                label={t('network.user')}
                value={user}
                autoComplete="off"
                onChange={(event) => change({ user: event.currentTarget.value })}
              />
              <PasswordInput
                label={t('network.password')}
                value={password}
                disabled={user.trim() === ''}
                autoComplete="off"
                placeholder={state.password === 'none' ? '' : t('network.passwordKnown')}
                visibilityToggleButtonProps={{ 'aria-label': t('network.passwordShow') }}
                onChange={(event) => change({ password: event.currentTarget.value })}
              />
            </SimpleGrid>
            <Text size="xs" c="dimmed">
              {t('network.logInHint')}{' '}
              {state.password === 'none' ? '' : t(`network.passwordPresence.${state.password}`)}
            </Text>
          </>
        )}
        <AuthorityChoice state={state} onState={onState} />
      </Stack>
      <SaveActions busy={busy} onCancel={onCancel} />
    </form>
  );
}
