import { ActionIcon, Button, Switch, Tooltip } from '@mantine/core';
import { memo, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../words/formats';
import { usualKeyOf } from '../../model/commands/system';
import { findLayoutBlocker } from '../../model/send-readiness';
import { redo, setView, undo } from '../../model/change-sheet';
import { addRow } from '../../model/show-rows';
import type { SheetView } from '../../../shared/sheet/sheet-state';
import type { OpenedSheet } from '../../model/sheet';
import { useAction } from '../../hooks/use-action';
import { useSaveAs } from '../../hooks/use-save-as';
import {
  CheckIcon,
  CrossIcon,
  ErrorIcon,
  NextIcon,
  PlusIcon,
  RedoIcon,
  DownloadIcon,
  UndoIcon,
  WarningIcon,
} from '../../ui/icons';
import { SearchField } from './search-field';
import classes from './rows-toolbar.module.css';

/** Filter and search, the number of issues, undo and redo. */
export const RowsToolbar = memo(function RowsToolbar({
  sheet,
  searchRef,
  onNextIssue,
}: {
  sheet: OpenedSheet;
  searchRef: RefObject<HTMLInputElement | null>;
  onNextIssue: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state, view } = sheet;
  const { counts } = state;
  const none = counts.issues === 0;
  const layoutBlocker = findLayoutBlocker(state);
  const clean = none && layoutBlocker === null;
  const BadgeIcon = clean ? CheckIcon : none ? ErrorIcon : WarningIcon;
  return (
    <div className={classes['toolbar']} role="toolbar" aria-label={t('rows.toolbar')}>
      <div
        className={classes['badge']}
        data-testid="issue-count"
        data-clean={clean}
        data-blocked={none && !clean}
        data-count={counts.issues}
      >
        <BadgeIcon size={15} />
        {!none
          ? t('rows.issues', { count: counts.issues, issues: formats.number(counts.issues) })
          : t(layoutBlocker === null ? 'rows.noIssues' : `rows.blocked.${layoutBlocker}`)}
      </div>
      <NextIssue isNone={none} onNextIssue={onNextIssue} />
      <ShownRows only={view.only} />
      <SearchField viewRows={state.viewRows} inputRef={searchRef} />
      <SheetTools
        canUndo={state.canUndo}
        canRedo={state.undone > 0}
        isCut={state.undoIsCut}
        isComplete={state.complete}
      />
    </div>
  );
});

// Each of these is rendered again only when it changes itself: typing changes the number of issues all the time.

const NextIssue = memo(function NextIssue({ isNone, onNextIssue }: { isNone: boolean; onNextIssue: () => void }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('rows.nextIssueHint', { key: usualKeyOf('next-issue') })}>
      <ActionIcon
        variant="default"
        size={30}
        className={classes['next'] ?? ''}
        disabled={isNone}
        aria-label={t('rows.nextIssue')}
        onClick={onNextIssue}
      >
        <NextIcon size={16} />
      </ActionIcon>
    </Tooltip>
  );
});

/** Ends what the view is narrowed to, or narrows it to the rows with issues. */
const ShownRows = memo(function ShownRows({ only }: { only: SheetView['only'] }) {
  const { t } = useTranslation();
  const { run } = useAction();
  return only !== 'all' && only !== 'issues' ? (
    <Button
      size="compact-sm"
      variant="light"
      rightSection={<CrossIcon size={12} />}
      aria-label={t('rows.showAllRows')}
      onClick={() => run(() => setView({ only: 'all' }))}
    >
      {t(`rows.only.${only}`)}
    </Button>
  ) : (
    <Switch
      size="sm"
      className={classes['switch'] ?? ''}
      label={t('rows.onlyIssues')}
      checked={only === 'issues'}
      onChange={(event) => {
        const next = event.currentTarget.checked ? 'issues' : 'all';
        run(() => setView({ only: next }));
      }}
    />
  );
});

const SheetTools = memo(function SheetTools({
  canUndo,
  canRedo,
  isCut,
  isComplete,
}: {
  canUndo: boolean;
  canRedo: boolean;
  /** Undo does not reach back to the file as it was opened. */
  isCut: boolean;
  isComplete: boolean;
}) {
  const { t } = useTranslation();
  const { run } = useAction();
  const saveAs = useSaveAs();
  return (
    <div className={classes['undo']}>
      <Tooltip label={t(isCut ? 'rows.undoHintCut' : 'rows.undoHint', { key: usualKeyOf('undo') })} multiline maw={320}>
        <ActionIcon
          variant="default"
          size={30}
          disabled={!canUndo}
          aria-label={t('rows.undo')}
          onClick={() => run(undo)}
        >
          <UndoIcon size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('rows.redoHint', { key: usualKeyOf('redo') })}>
        <ActionIcon
          variant="default"
          size={30}
          disabled={!canRedo}
          aria-label={t('rows.redo')}
          onClick={() => run(redo)}
        >
          <RedoIcon size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('cellMenu.add-row')}>
        <ActionIcon
          variant="default"
          size={30}
          className={classes['addRow'] ?? ''}
          data-testid="add-row"
          disabled={!isComplete}
          aria-label={t('cellMenu.add-row')}
          onClick={() => run(addRow)}
        >
          <PlusIcon size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('saveAs.hint', { key: usualKeyOf('save-as') })} multiline maw={320}>
        <ActionIcon
          variant="default"
          size={30}
          data-testid="save-as"
          disabled={!isComplete}
          aria-label={t('saveAs.button')}
          onClick={() => run(saveAs)}
        >
          <DownloadIcon size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
});
