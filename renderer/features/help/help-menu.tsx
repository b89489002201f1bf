import { ActionIcon, Menu } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commandOf, MENUS, type MenuPlace, type PageCommandId } from '../../../shared/commands/command-list';
import { loadLater } from '../../hooks/load-later';
import { useAction } from '../../hooks/use-action';
import { runOffered, useCommand } from '../../model/commands/offered-commands';
import { HelpIcon } from '../../ui/icons';
import { beginTry } from '../trying/try-store';
import { useSaveSample } from '../trying/use-save-sample';

const DiagnosticsDialog = loadLater(() => import('./diagnostics-dialog').then((module) => module.DiagnosticsDialog));

const isOfPage = (id: MenuPlace): id is PageCommandId => id !== 'recent' && commandOf(id).by === 'page';

/** What the program's menu has under Help, for the systems that hide it: always in the same place, whatever the screen. */
const GROUPS = MENUS.help.map((group) => group.filter(isOfPage)).filter((group) => group.length > 0);

/** Helps a person from every screen. Also does the commands of the first hour. */
export function HelpMenu() {
  const { t } = useTranslation();
  const { run } = useAction();
  const [isDiagnosing, setDiagnosing] = useState(false);
  const saveSample = useSaveSample();
  useCommand('try', () => run(beginTry));
  useCommand('sample-csv', () => run(() => saveSample('csv')));
  useCommand('sample-xlsx', () => run(() => saveSample('xlsx')));
  useCommand('diagnostics', () => setDiagnosing(true));
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
      {isDiagnosing && <DiagnosticsDialog onClose={() => setDiagnosing(false)} />}
    </>
  );
}
