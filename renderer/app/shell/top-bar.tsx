import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { HelpMenu } from '../../features/help/help-menu';
import { MemoryDialog } from '../../features/memory/memory-dialog-later';
import { ShopPicker } from '../../features/shops/shop-picker';
import { goTo, placeStore } from '../../model/navigation';
import { useCommand } from '../../model/commands/offered-commands';
import { changeSettings } from '../../model/settings';
import { chosenShop, memoryOpenedStore, shopsStore } from '../../model/shops';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { useComputedColorScheme } from '@mantine/core';
import { HistoryIcon, MoonIcon, SunIcon } from '../../ui/icons';
import { SettingsMenu } from './settings-menu';
import classes from './shell.module.css';

export function TopBar() {
  const { t } = useTranslation();
  const { run } = useAction();
  const place = useStore(placeStore);
  const memoryOf = useStore(memoryOpenedStore);
  useCommand('shop-memory', () => memoryOpenedStore.set(chosenShop(shopsStore.get())?.id ?? null));
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <section className={classes['top']} aria-label={t('app.bar')}>
      <div className={classes['brand']}>
        <Logo />
        <span className={classes['brandName']}>Aplaut Import</span>
      </div>
      <Button
        variant={place === 'history' ? 'light' : 'subtle'}
        color={place === 'history' ? 'accent' : 'gray'}
        leftSection={<HistoryIcon size={16} />}
        onClick={() => goTo('history')}
      >
        {t('history.title')}
      </Button>
      <ShopPicker onOpenPractice={() => goTo('practice')} onOpenWatches={() => goTo('watches')} />
      <Tooltip label={t(`settings.switchTo.${other}`)}>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t(`settings.switchTo.${other}`)}
          onClick={() => run(() => changeSettings({ colorScheme: other }))}
        >
          {scheme === 'dark' ? <SunIcon /> : <MoonIcon />}
        </ActionIcon>
      </Tooltip>
      <HelpMenu />
      <SettingsMenu />
      {memoryOf !== null && <MemoryDialog shopId={memoryOf} onClose={() => memoryOpenedStore.set(null)} />}
    </section>
  );
}

function Logo() {
  return (
    <svg viewBox="0 0 26 26" className={classes['logo']} aria-hidden focusable={false}>
      <rect width="26" height="26" rx="6" fill="var(--ai-accent)" />
      <path
        d="M6 8h9M6 13h6M6 18h9M15 13h6m0 0-3-3m3 3-3 3"
        stroke="var(--ai-surface)"
        strokeWidth="2"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
