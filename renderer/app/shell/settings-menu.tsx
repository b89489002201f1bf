import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { FAILED_ROWS_RETENTIONS, isShorter, type FailedRowsRetention } from '../../../shared/delivery/retention';
import { COLOR_SCHEMES, LANGUAGES } from '../../../shared/ipc/look';
import { NetworkDialog } from '../../features/network/network-dialog-later';
import { useCommand } from '../../model/commands/offered-commands';
import { reloadDeliveries } from '../../model/deliveries';
import { appInfoStore, changeSettings, networkOpenedStore, settingsStore } from '../../model/settings';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { confirmDeed } from '../../ui/dialogs/confirm';
import { CheckIcon, KeyboardIcon, NetworkIcon, SettingsIcon } from '../../ui/icons';
import { KeyboardHelp } from './keyboard-help';
import classes from './shell.module.css';

/** Each language has its own name for itself, so that its speakers find it. */
const LANGUAGE_NAMES = { ru: 'Русский', en: 'English' } as const;

export function SettingsMenu() {
  const { t } = useTranslation();
  const { run } = useAction();
  const settings = useStore(settingsStore);
  const version = useStore(appInfoStore, (info) => info?.version ?? '');
  const isNetworkOpened = useStore(networkOpenedStore);
  const [helpOpened, help] = useDisclosure(false);
  useCommand('keyboard-help', help.open);
  useCommand('network', () => networkOpenedStore.set(true));
  const mark = (on: boolean) => (on ? <CheckIcon size={16} label={t('settings.chosen')} /> : null);
  const keepFailedRows = (kept: FailedRowsRetention): void => {
    const change = (): void =>
      run(async () => {
        await changeSettings({ failedRowsRetention: kept });
        await reloadDeliveries();
      });
    if (kept === 'until-deleted' || !isShorter(settings.failedRowsRetention, kept)) {
      change();
      return;
    }
    const words = {
      title: t('settings.failedRowsRetention.shortenTitle', { count: kept }),
      text: t('settings.failedRowsRetention.shortenText', { count: kept }),
      confirm: t('settings.failedRowsRetention.shorten'),
      cancel: t('common.cancel'),
    };
    confirmDeed(words, change);
  };
  return (
    <>
      <Menu position="bottom-end" width={240} withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('settings.title')}>
            <SettingsIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes['settings'] ?? ''}>
          <Menu.Label>{t('settings.language')}</Menu.Label>
          {LANGUAGES.map((language) => (
            <Menu.Item
              key={language}
              lang={language}
              rightSection={mark(settings.language === language)}
              onClick={() => run(() => changeSettings({ language }))}
            >
              {LANGUAGE_NAMES[language]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('settings.colorScheme')}</Menu.Label>
          {COLOR_SCHEMES.map((colorScheme) => (
            <Menu.Item
              key={colorScheme}
              rightSection={mark(settings.colorScheme === colorScheme)}
              onClick={() => run(() => changeSettings({ colorScheme }))}
            >
              {t(`settings.scheme.${colorScheme}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('settings.failedRowsRetention.title')}</Menu.Label>
          {FAILED_ROWS_RETENTIONS.map((kept) => (
            <Menu.Item
              key={kept}
              rightSection={mark(settings.failedRowsRetention === kept)}
              onClick={() => keepFailedRows(kept)}
            >
              {kept === 'until-deleted'
                ? t('settings.failedRowsRetention.untilDeleted')
                : t('settings.failedRowsRetention.days', { count: kept })}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('settings.closedWindow')}</Menu.Label>
          <Menu.Item
            data-testid="tray"
            rightSection={mark(settings.tray)}
            onClick={() => run(() => changeSettings({ tray: !settings.tray }))}
          >
            {t('settings.tray')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<NetworkIcon size={16} />} onClick={() => networkOpenedStore.set(true)}>
            {t('network.title')}
          </Menu.Item>
          <Menu.Item leftSection={<KeyboardIcon size={16} />} onClick={help.open}>
            {t('keyboard.title')}
          </Menu.Item>
          <Menu.Label>{t('settings.version', { version })}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      {isNetworkOpened && <NetworkDialog onClose={() => networkOpenedStore.set(false)} />}
      <KeyboardHelp opened={helpOpened} onClose={help.close} />
    </>
  );
}
