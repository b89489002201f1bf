import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { memo, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../words/formats';
import { setView } from '../../model/change-sheet';
import { sheetStore } from '../../model/sheet';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { CrossIcon, SearchIcon } from '../../ui/icons';
import { SEARCH_DELAY_MS } from '../../ui/search-delay';
import { runCommand } from './commands/command';
import { SEARCH_COMMANDS } from './commands/grid-commands';
import { focusGrid } from './state/focus-grid';
import classes from './rows-toolbar.module.css';

/** In such a window the field has room only for the searched text; the panel beside it shows the number of rows found. As in the toolbar's CSS. */
const NARROW = '(max-width: 1240px)';

/** Searches while the person types. Enter and the down arrow go to the rows found; Esc and the cross end the search. */
export const SearchField = memo(function SearchField({
  viewRows,
  inputRef,
}: {
  viewRows: number;
  inputRef: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  // Not that of the toolbar, which may be a frame late: the field would search again for a text that was just reset.
  const search = useStore(sheetStore, (now) => (now.phase === 'open' ? now.view.search : ''));
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const [text, setText] = useState(search);
  const [lastSearch, setLastSearch] = useState(search);
  if (search !== lastSearch) {
    setLastSearch(search);
    // The search was set elsewhere. The field's own text stays, because it may have spaces at its ends.
    if (search !== text.trim()) setText(search);
  }
  const searchNow = (wanted: string): void => {
    if (wanted.trim() !== search) run(() => setView({ search: wanted.trim() }));
  };
  // Uses the field's text of that moment: the search may have been reset elsewhere.
  const searchSoon = useDebouncedCallback(() => searchNow(text), SEARCH_DELAY_MS);
  const leave = (wanted: string): void => {
    setText(wanted);
    searchNow(wanted);
    focusGrid();
  };
  return (
    <TextInput
      ref={inputRef}
      size="xs"
      className={`${classes['search']} ${text === '' ? '' : classes['searching']}`}
      aria-label={t('rows.search')}
      placeholder={t('rows.search')}
      leftSection={<SearchIcon size={14} />}
      value={text}
      rightSectionWidth={text === '' ? 0 : isNarrow ? 30 : 118}
      rightSection={
        text === '' ? null : (
          <>
            {!isNarrow && (
              <span className={classes['found']}>
                {t('rows.found', { count: viewRows, rows: formats.number(viewRows) })}
              </span>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('rows.endSearch')}
              onClick={() => leave('')}
            >
              <CrossIcon size={12} />
            </ActionIcon>
          </>
        )
      }
      onChange={(event) => {
        setText(event.currentTarget.value);
        searchSoon();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        runCommand(SEARCH_COMMANDS, event, { endSearch: () => leave(''), goToFound: () => leave(text) });
      }}
    />
  );
});
