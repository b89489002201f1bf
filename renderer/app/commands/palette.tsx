import '@mantine/spotlight/styles.layer.css';
import { Kbd } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findEntries } from '../../../shared/commands/find-entries';
import { useRun } from '../../hooks/use-action';
import { SearchIcon } from '../../ui/icons';
import { usePaletteEntries, type Entry } from './palette-entries';

/** Passed on to its scroll area, which its types do not say. */
const SCROLLS_BY_KEYBOARD = { viewportProps: { tabIndex: 0 } };
const [store, spotlight] = createSpotlight();

/**
 * Finds what the person types among the steps, the kinds of issues, recent sheets, shops, deliveries and commands, and does it. What was
 * chosen is done when the palette is gone and the keyboard is back where it was, since that decides what it does.
 *
 * @param props.onKeyboard called with the field that is typed into, once it has the keyboard
 */
export function Palette({ onKeyboard, onClosed }: { onKeyboard: (field: HTMLElement) => void; onClosed: () => void }) {
  const { t } = useTranslation();
  const run = useRun();
  const [typed, setTyped] = useState('');
  const [before] = useState(() => document.activeElement);
  const entries = findEntries(usePaletteEntries(), typed);
  const groups = [...new Set(entries.map(({ group }) => group))];
  useEffect(() => spotlight.open(), []);
  const close = (): void => {
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    onClosed();
  };
  const choose = (entry: Entry): void => {
    // The palette closes after this.
    setTimeout(() => run(entry.run));
  };
  return (
    <Spotlight.Root
      store={store}
      data-testid="palette"
      query={typed}
      onQueryChange={setTyped}
      shortcut={null}
      scrollable
      maxHeight={460}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      aria-label={t('palette.label')}
      onSpotlightClose={close}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<SearchIcon size={18} />}
        onFocus={({ currentTarget }) => onKeyboard(currentTarget)}
      />
      <Spotlight.ActionsList {...SCROLLS_BY_KEYBOARD}>
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group} label={t(`palette.groups.${group}`)}>
            {entries
              .filter((entry) => entry.group === group)
              .map((entry) => (
                <Spotlight.Action
                  key={entry.id}
                  label={entry.label}
                  description={entry.description}
                  dimmedSections={false}
                  rightSection={entry.key === '' ? undefined : <Kbd>{entry.key}</Kbd>}
                  onClick={() => choose(entry)}
                />
              ))}
          </Spotlight.ActionsGroup>
        ))}
        {entries.length === 0 && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
