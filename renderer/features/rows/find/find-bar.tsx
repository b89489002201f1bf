import { ActionIcon, Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_CELL_LETTERS } from '../../../../shared/consumer/excel-limits';
import { FIND_LETTERS, isValidQuery, type TextQuery } from '../../../../shared/sheet/operations/text-query';
import type { OperationOf } from '../../../../shared/sheet/operation';
import { useFormats } from '../../../words/formats';
import { gridTargetStore, lookUpTarget } from '../../../model/navigation';
import { findText } from '../../../model/read-range';
import type { OpenedSheet } from '../../../model/sheet';
import { useStore } from '../../../model/store';
import { useAction } from '../../../hooks/use-action';
import { useBulkOperation } from '../../../hooks/use-bulk-operation';
import { ChevronDownIcon } from '../../../ui/icons';
import { runCommand } from '../commands/command';
import { FIND_COMMANDS } from '../commands/grid-commands';
import { useGridColumns } from '../layout/use-grid-columns';
import { findBarStore } from '../state/find-bar-store';
import { focusGrid } from '../state/focus-grid';
import { gridStore } from '../state/grid-store';
import { FindToggles } from './find-toggles';
import { ReplacePreview } from './replace-preview';
import { firstScope, replaceScopes, type ReplaceScope } from './replace-scopes';
import { useOperationPreview } from '../../../hooks/use-operation-preview';
import classes from './find-bar.module.css';

/** Finds text cell by cell and replaces it in all cells of a scope. Shows what would change before it is done. */
export function FindBar({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run } = useAction();
  const { busy, change } = useBulkOperation();
  const { state } = sheet;
  const grid = useStore(gridStore);
  const { columns } = useGridColumns(state);
  const scopes = replaceScopes(columns, state.viewRows, grid);
  const [query, setQuery] = useState<TextQuery>({
    find: state.view.search,
    isRegex: false,
    matchCase: false,
    wholeCell: false,
  });
  const [replacement, setReplacement] = useState('');
  const [kind, setKind] = useState<ReplaceScope['kind']>(() => firstScope(scopes, grid));
  const scope = scopes.find((one) => one.kind === kind) ?? scopes[0];

  const field = useRef<HTMLInputElement>(null);
  const asked = useStore(findBarStore);
  useEffect(() => field.current?.select(), [asked]);

  const isValid = isValidQuery(query);
  const { shown, ...cells } = scope;
  const operation: OperationOf<'replace'> = { kind: 'replace', ...query, replacement, scope: cells };
  const previewed = useOperationPreview(isValid ? operation : null, sheet);
  const preview = previewed !== null && 'preview' in previewed ? previewed.preview : null;
  const failure = previewed !== null && 'failure' in previewed ? previewed.failure : null;
  const problem = isValid || query.find === '' ? failure : 'errors.expression-invalid';
  const changed = preview?.changed ?? 0;

  const close = (): void => {
    findBarStore.set(0);
    focusGrid();
  };
  const goToMatch = (backwards: boolean): void => {
    if (!isValid) return;
    const column = columns[grid.focus.column];
    const from = { position: grid.focus.position, column: column?.kind === 'sheet' ? column.index : -1 };
    run(() =>
      lookUpTarget(async () => {
        const found = await findText(shown, query, from, backwards);
        if (found !== null) gridTargetStore.set({ ...found, keeps: scope.kind === 'range' ? 'selection' : 'keyboard' });
      }),
    );
  };
  const replaceAll = async (): Promise<void> => {
    await change(operation, t('find.replaced', { find: query.find, replacement }));
    field.current?.focus();
  };
  return (
    <div
      role="search"
      className={classes['bar']}
      data-testid="find-bar"
      aria-label={t('find.title')}
      // The area around gives the keyboard to the grid after a click.
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const isInField = event.target === field.current;
        runCommand(isInField ? FIND_COMMANDS : FIND_COMMANDS.slice(0, 1), event, { close, goToMatch });
      }}
    >
      <div className={classes['line']}>
        <TextInput
          ref={field}
          size="xs"
          className={classes['field'] ?? ''}
          aria-label={t('find.find')}
          placeholder={t('find.find')}
          maxLength={FIND_LETTERS}
          value={query.find}
          error={problem === null ? undefined : t(problem)}
          onChange={(event) => setQuery({ ...query, find: event.currentTarget.value })}
        />
        <FindToggles options={query} onChange={(options) => setQuery({ ...query, ...options })} />
        <ActionIcon variant="default" size={30} aria-label={t('find.previous')} onClick={() => goToMatch(true)}>
          <ChevronDownIcon size={14} className={classes['up']} />
        </ActionIcon>
        <ActionIcon variant="default" size={30} aria-label={t('find.next')} onClick={() => goToMatch(false)}>
          <ChevronDownIcon size={14} />
        </ActionIcon>
        <CloseButton size="sm" aria-label={t('common.close')} onClick={close} />
      </div>
      <div className={`${classes['line']} ${classes['replacing']}`}>
        <TextInput
          size="xs"
          className={classes['field'] ?? ''}
          aria-label={t('find.replacement')}
          placeholder={t('find.replacement')}
          maxLength={MAX_CELL_LETTERS}
          value={replacement}
          onChange={(event) => setReplacement(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          className={classes['scope'] ?? ''}
          aria-label={t('find.where')}
          value={scope.kind}
          data={scopes.map((one) => ({ value: one.kind, label: scopeWords(one) }))}
          onChange={(event) => setKind(event.currentTarget.value as ReplaceScope['kind'])}
        />
        <Button
          size="xs"
          variant="light"
          flex="none"
          data-testid="replace-all"
          disabled={changed === 0}
          loading={busy}
          onClick={() => run(replaceAll)}
        >
          {changed === 0 ? t('find.replace') : t('find.replaceAll', { count: changed, cells: formats.number(changed) })}
        </Button>
      </div>
      {preview !== null && <ReplacePreview preview={preview} columns={state.columns} />}
    </div>
  );

  function scopeWords(one: ReplaceScope): string {
    if (one.kind === 'column') return t('find.scope.column', { column: state.columns[one.column]?.header ?? '' });
    if (one.kind === 'sheet') return t('find.scope.sheet');
    const count = (one.range.end - one.range.start) * one.range.columns.length;
    return t('find.scope.range', { count, cells: formats.number(count) });
  }
}
