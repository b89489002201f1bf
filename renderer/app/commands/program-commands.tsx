import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { PLACES } from '../../../shared/commands/places';
import { ask, onMain } from '../../bridge';
import { useAction } from '../../hooks/use-action';
import { loadLater } from '../../hooks/load-later';
import { useSaveAs } from '../../hooks/use-save-as';
import { offerCommands, useCommand } from '../../model/commands/offered-commands';
import { goTo } from '../../model/navigation';
import { changeSettings } from '../../model/settings';
import { answerCommandKeys } from './command-keys';
import { holdKeys, type HeldKeys } from './held-keys';
import { runPageCommand } from './run-command';

/** Loaded with its first use, or when the page has nothing else to do. */
export const Palette = loadLater(() => import('./palette').then((module) => module.Palette));

/** Does the commands that need no part of the page, and answers the menu and the keys. */
export function ProgramCommands() {
  const { run } = useAction();
  const saveAs = useSaveAs();
  const [isOpen, setOpen] = useState(false);
  const scheme = useComputedColorScheme('light');
  const held = useRef<HeldKeys | null>(null);
  useCommand('palette', () => {
    held.current = holdKeys();
    setOpen(true);
  });
  useCommand('paste-table', () => run(() => ask('sheet-paste')));
  useCommand('save-as', () => run(saveAs));
  useCommand('close-sheet', () => run(() => ask('sheet-close')));
  useCommand('switch-theme', () => run(() => changeSettings({ colorScheme: scheme === 'dark' ? 'light' : 'dark' })));
  useEffect(() => {
    const endings = [
      answerCommandKeys(),
      onMain('command-chosen', ({ id }) => runPageCommand(id)),
      ...PLACES.map((place) => offerCommands([`go-${place}`], () => goTo(place))),
    ];
    return () => {
      held.current?.drop();
      endings.forEach((end) => end());
    };
  }, []);
  return isOpen ? (
    <Palette onKeyboard={(field) => held.current?.giveTo(field)} onClosed={() => setOpen(false)} />
  ) : null;
}
