import { Button, Group, Radio, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialogs/dialog';
import { DialogActions } from '../../../ui/dialogs/dialog-actions';
import type { OperationOf } from '../../../../shared/sheet/operation';
import type { MergeRule, MergeWay } from '../../../../shared/sheet/operations/merge-duplicates';
import { useAction } from '../../../hooks/use-action';
import { useBulkOperation } from '../../../hooks/use-bulk-operation';
import { useOperationPreview } from '../../../hooks/use-operation-preview';
import type { OpenedSheet } from '../../../model/sheet';
import { useFormats } from '../../../words/formats';
import classes from './duplicates.module.css';
import { GroupTable } from './group-table';
import { useDuplicateGroup } from './use-duplicate-group';

const KEEP: readonly MergeWay['keep'][] = ['merge', 'most-complete', 'first', 'last'];

/** Groups of duplicates, one at a time and side by side, with what they would become. They are merged one by one or all at once. */
export function DuplicatesDialog({
  sheet,
  by,
  row,
  onClose,
}: {
  sheet: OpenedSheet;
  by: MergeWay['by'];
  /** Whose group is shown first; null for the first group. */
  row: number | null;
  /** @param isDone whether no group is left */
  onClose: (isDone: boolean) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const { change } = useBulkOperation();
  const [keep, setKeep] = useState<MergeWay['keep']>('merge');
  const [rules, setRules] = useState<MergeWay['rules']>([]);
  const [shown, setShown] = useState<{ place: number; row: number | null }>({ place: 0, row });
  const way: MergeWay = { by, keep, rules: keep === 'merge' ? rules : [] };
  const found = useDuplicateGroup(way, shown, sheet);
  const group = found?.groups[0];
  const all: OperationOf<'merge-duplicates'> = { ...way, kind: 'merge-duplicates', group: null };
  const previewed = useOperationPreview(all, sheet);
  const preview = previewed !== null && 'preview' in previewed ? previewed.preview : null;
  const total = found?.total ?? 0;
  const place = useRef<HTMLDivElement>(null);

  const merge = (operation: OperationOf<'merge-duplicates'>, excluded: number, isLast: boolean): void =>
    run(async () => {
      const number = { count: excluded, rows: formats.number(excluded) };
      const own = {
        title: t('rows.duplicates.done', number),
        showLabel: t('rows.showExcluded', number),
        shown: { only: 'excluded' as const },
      };
      if (isLast) onClose(true);
      await change(operation, t(`rows.duplicates.title.${by}`), undefined, own);
      // The next group moves up to this place. The pressed button may be gone.
      place.current?.focus();
      if (found !== null) setShown({ place: Math.min(found.first, total - 2), row: null });
    });
  const { changed = 0, excluded = 0 } = preview ?? {};
  const cells = changed - excluded;
  const setRule = (column: number, rule: MergeRule): void =>
    setRules((before) => [...before.filter((each) => each.column !== column), { column, rule }]);

  return (
    <Dialog
      opened
      returnFocus={false}
      size="min(68rem, 94vw)"
      onClose={() => onClose(false)}
      title={t(`rows.duplicates.title.${by}`)}
    >
      <div data-testid="duplicates" className={classes['dialog']}>
        <Radio.Group
          label={t('rows.duplicates.which')}
          value={keep}
          onChange={(value) => setKeep(KEEP.find((each) => each === value) ?? 'merge')}
        >
          <Group gap="md" mt={6}>
            {KEEP.map((each) => (
              <Radio key={each} size="sm" value={each} label={t(`rows.duplicates.keep.${each}`)} />
            ))}
          </Group>
        </Radio.Group>
        {found !== null && group !== undefined && (
          <>
            <Group justify="space-between">
              <Text ref={place} tabIndex={-1} size="sm" fw={600} aria-live="polite" data-testid="duplicates-place">
                {t('rows.duplicates.group', {
                  place: formats.number(found.first + 1),
                  total: formats.number(total),
                })}
              </Text>
              <Group gap="xs" display={total > 1 ? undefined : 'none'}>
                <Button
                  size="xs"
                  variant="default"
                  disabled={found.first === 0}
                  onClick={() => setShown({ place: found.first - 1, row: null })}
                >
                  {t('common.previousPage')}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  disabled={found.first + 1 >= total}
                  onClick={() => setShown({ place: found.first + 1, row: null })}
                >
                  {t('common.nextPage')}
                </Button>
              </Group>
            </Group>
            <GroupTable sheet={sheet} way={way} group={group} onRule={setRule} />
          </>
        )}
        <Text size="sm" aria-live="polite">
          {preview !== null &&
            [
              t('rows.duplicates.excludes', count(excluded, formats, 'rows')),
              ...(cells === 0 ? [] : [t('rows.duplicates.changes', count(cells, formats, 'cells'))]),
            ].join(', ') + '. '}
          {preview !== null && t('rows.duplicates.canUndo')}
        </Text>
        <DialogActions>
          <Button variant="default" onClick={() => onClose(false)}>
            {t('common.cancel')}
          </Button>
          {total > 1 && group !== undefined && (
            <Button
              variant="default"
              disabled={busy}
              data-testid="merge-one"
              onClick={() => merge({ ...all, group: group.kept }, group.size - 1, false)}
            >
              {t('rows.duplicates.applyOne')}
            </Button>
          )}
          <Button
            data-autofocus
            disabled={busy || preview === null || total === 0}
            data-testid="merge-all"
            onClick={() => merge(all, excluded, true)}
          >
            {t('rows.duplicates.applyAll', { count: total, groups: formats.number(total) })}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}

function count(number: number, formats: ReturnType<typeof useFormats>, name: 'rows' | 'cells') {
  return { count: number, [name]: formats.number(number) };
}
