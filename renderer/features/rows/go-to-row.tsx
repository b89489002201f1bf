import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../words/formats';
import { gridTargetStore } from '../../model/navigation';
import { findRow } from '../../model/read-range';
import type { OpenedSheet } from '../../model/sheet';
import { showRow } from '../../model/show-rows';
import { useStore } from '../../model/store';
import { useAction } from '../../hooks/use-action';
import { focusGrid } from './state/focus-grid';
import { goToRowStore } from './state/go-to-row-store';

/** Asks for the number of a row in the file, and goes there. A row that the view does not show is offered with all the others. */
export function GoToRow({ sheet }: { sheet: OpenedSheet }) {
  const isOpen = useStore(goToRowStore);
  return isOpen ? <GoToRowDialog sheet={sheet} /> : null;
}

function GoToRowDialog({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const [text, setText] = useState('');
  const [hidden, setHidden] = useState<number | null>(null);
  const { rows } = sheet.state.counts;
  const row = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
  const isThere = row >= 1 && row <= rows;
  const close = (): void => {
    goToRowStore.set(false);
    focusGrid();
  };
  const go = (): void =>
    run(async () => {
      if (!isThere) return;
      const position = await findRow(row);
      if (position === null) {
        setHidden(row);
        return;
      }
      gridTargetStore.set({ position, column: null });
      goToRowStore.set(false);
    });
  return (
    <Modal
      opened
      returnFocus={false}
      centered
      size="sm"
      onClose={close}
      title={t('rows.goToRow.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
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
            setHidden(null);
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
                run(() => showRow(hidden, null));
                goToRowStore.set(false);
              }}
            >
              {t('rows.goToRow.showAll')}
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  );
}
