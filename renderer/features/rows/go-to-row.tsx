import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialogs/dialog';
import { useFormats } from '../../words/formats';
import { gridTargetStore, lookUpTarget } from '../../model/navigation';
import { findRow } from '../../model/read-range';
import type { OpenedSheet } from '../../model/sheet';
import { showRow } from '../../model/show-rows';
import { useStore } from '../../model/store';
import { useRun } from '../../hooks/use-action';
import { focusGrid } from './state/focus-grid';
import { goToRowStore } from './state/go-to-row-store';

/** Asks for the number of a row in the file, and goes there. A row that the view does not show is offered with all the others. */
export function GoToRow({ sheet }: { sheet: OpenedSheet }) {
  const asked = useStore(goToRowStore);
  return asked === null ? null : <GoToRowDialog sheet={sheet} hidden={asked.hidden} />;
}

function GoToRowDialog({ sheet, hidden }: { sheet: OpenedSheet; hidden: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const run = useRun();
  const [text, setText] = useState(hidden === null ? '' : String(hidden));
  const { rows } = sheet.state.counts;
  const row = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
  const isThere = row >= 1 && row <= rows;
  const close = (): void => {
    goToRowStore.set(null);
    focusGrid();
  };
  const go = (): void => {
    if (!isThere) return;
    // Before the row is found: the next keys are meant for it.
    close();
    run(() =>
      lookUpTarget(async () => {
        const position = await findRow(row);
        if (position === null) goToRowStore.set({ hidden: row });
        else gridTargetStore.set({ position, column: null });
      }),
    );
  };
  return (
    <Dialog opened returnFocus={false} size="sm" onClose={close} title={t('rows.goToRow.title')}>
      <form
        data-testid="go-to-row"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <TextInput
          // Digits that are typed at once must not go to the grid: Mantine's focus trap waits for a timer.
          autoFocus
          data-autofocus
          inputMode="numeric"
          label={t('rows.goToRow.number', { rows: formats.number(rows) })}
          value={text}
          error={text !== '' && !isThere ? t('rows.goToRow.none', { rows: formats.number(rows) }) : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            goToRowStore.set({ hidden: null });
          }}
        />
        {hidden !== null && (
          <Text size="sm" mt="sm" role="status">
            {t('rows.goToRow.hidden', { row: formats.number(hidden) })}
          </Text>
        )}
        <Group justify="flex-end" mt="md">
          {hidden === null ? (
            <Button type="submit" disabled={!isThere}>
              {t('rows.goToRow.go')}
            </Button>
          ) : (
            <Button
              onClick={() => {
                close();
                run(() => showRow(hidden, null));
              }}
            >
              {t('rows.goToRow.showAll')}
            </Button>
          )}
        </Group>
      </form>
    </Dialog>
  );
}
