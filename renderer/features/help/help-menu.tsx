import { ActionIcon, Menu } from '@mantine/core';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commandOf, MENUS, type MenuPlace, type PageCommandId } from '../../../shared/commands/command-list';
import { onMain } from '../../bridge';
import { loadLater } from '../../hooks/load-later';
import { useAction } from '../../hooks/use-action';
import { runOffered, useCommand } from '../../model/commands/offered-commands';
import { dismissNotice, notifyElsewhere } from '../../ui/notify';
import { HelpIcon } from '../../ui/icons';
import { beginTry } from '../trying/try-store';
import { useSaveSample } from '../trying/use-save-sample';

const DiagnosticsDialog = loadLater(() => import('./diagnostics-dialog').then((module) => module.DiagnosticsDialog));
const UpdatesDialog = loadLater(() => import('./updates/updates-dialog').then((module) => module.UpdatesDialog));

/** The notice of a newer version. */
const FOUND = 'update-found';

const isOfPage = (id: MenuPlace): id is PageCommandId => id !== 'recent' && commandOf(id).by === 'page';

/** What the program's menu has under Help, for the systems that hide it: always in the same place, whatever the screen. */
const GROUPS = MENUS.help.map((group) => group.filter(isOfPage)).filter((group) => group.length > 0);

/** Helps a person from every screen. Also does the commands of the first hour. */
export function HelpMenu() {
  const { t } = useTranslation();
  const { run } = useAction();
  const [isDiagnosing, setDiagnosing] = useState(false);
  const [isUpdating, setUpdating] = useState(false);
  const saveSample = useSaveSample();
  useCommand('try', () => run(beginTry));
  useCommand('sample-csv', () => run(() => saveSample('csv')));
  useCommand('sample-xlsx', () => run(() => saveSample('xlsx')));
  useCommand('diagnostics', () => setDiagnosing(true));
  const openUpdates = (): void => {
    dismissNotice(FOUND);
    setUpdating(true);
  };
  useCommand('updates', openUpdates);
  useEffect(
    () =>
      onMain('update-found', ({ version, isReady }) => {
        const words = {
          title: t('updates.found', { version }),
          text: t(isReady ? 'updates.foundReady' : 'updates.foundText'),
          open: t('updates.open'),
          closeLabel: t('common.close'),
        };
        notifyElsewhere({ id: FOUND, tone: 'info', stays: false }, words, openUpdates);
      }),
    [t],
  );
  return (
    <>
      <Menu position="bottom-end" width={280} withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('menu.help')} data-testid="help">
            <HelpIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {GROUPS.map((group, at) => (
            <Fragment key={group[0]}>
              {at > 0 && <Menu.Divider />}
              {group.map((id) => (
                <Menu.Item
                  key={id}
                  data-testid={id === 'diagnostics' ? id : `help-${id}`}
                  onClick={() => runOffered(id)}
                >
                  {t(`commands.${id}`)}
                </Menu.Item>
              ))}
            </Fragment>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isUpdating && <UpdatesDialog onClose={() => setUpdating(false)} />}
      {isDiagnosing && <DiagnosticsDialog onClose={() => setDiagnosing(false)} />}
    </>
  );
}
