import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications, type NotificationsProps } from '@mantine/notifications';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsStore } from '../model/settings';
import { noticesOverDialogs } from '../ui/notify';
import { LeaveQuestions } from './leave-questions';
import { styleNonce } from './nonce';
import classes from './shell/shell.module.css';
import { settingsColorSchemeManager } from './theme/color-scheme-manager';
import { resolveVariables, theme } from './theme/theme';

const NOTICES: NotificationsProps = {
  className: classes['notices'] ?? '',
  position: 'bottom-right',
  limit: 4,
  transitionDuration: 150,
  containerWidth: 420,
  // Higher than any notice with buttons, which must not be cut off, and lower than the smallest window.
  notificationMaxHeight: 480,
};
/** Above Mantine's dialogs, which are at 200. */
const BELOW_DIALOGS = 150;

/** Theme, dialogs and notices around the content of the window. */
export function Providers({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const manager = useMemo(() => settingsColorSchemeManager(), []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      getStyleNonce={() => styleNonce}
      colorSchemeManager={manager}
      defaultColorScheme={settingsStore.get().colorScheme}
    >
      <Notifications {...NOTICES} zIndex={BELOW_DIALOGS} />
      {/* At the top: at the bottom it would cover the dialog's buttons. */}
      <Notifications {...NOTICES} store={noticesOverDialogs} position="top-center" />
      <ModalsProvider modalProps={{ closeButtonProps: { 'aria-label': t('common.close') } }}>{children}</ModalsProvider>
      {/* Rendered even if the rest has failed: otherwise the window could not be closed. */}
      <LeaveQuestions />
    </MantineProvider>
  );
}
