import { useRef, useState } from 'react';
import type { IssueCode } from '../../../shared/consumer/issue';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import type { OpenedSheet } from '../../model/sheet';
import { runCommand } from './commands/command';
import { ISSUE_COMMANDS } from './commands/grid-commands';
import { IssueKind } from './issue-kind';
import classes from './rows-panel.module.css';

/**
 * The kinds of issues. Tab stops at one of them and goes on to its repairs; the arrows go from kind to kind. A sheet can have dozens, each
 * with several buttons.
 */
export function IssueList({ sheet, kinds }: { sheet: OpenedSheet; kinds: SheetState['issuesByCode'] }) {
  const [current, setCurrent] = useState<{ code: IssueCode; place: number } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const known = kinds.findIndex(({ code }) => code === current?.code);
  // If the kind is gone, the one that has come to its place.
  const place = known === -1 ? Math.min(current?.place ?? 0, kinds.length - 1) : known;
  const goTo = (next: number): void => {
    const to = Math.max(0, Math.min(next, kinds.length - 1));
    list.current?.children[to]?.querySelector('button')?.focus();
  };
  return (
    <ul
      ref={list}
      className={classes['list']}
      onKeyDown={(event) => {
        // React passes on what happens in a dialog that a kind has opened.
        if (!event.currentTarget.contains(event.target as Node)) return;
        runCommand(ISSUE_COMMANDS, event, { place, last: kinds.length - 1, goTo });
      }}
    >
      {kinds.map((kind, index) => (
        <IssueKind
          key={kind.code}
          sheet={sheet}
          kind={kind}
          tabIndex={index === place ? 0 : -1}
          onFocus={() => setCurrent({ code: kind.code, place: index })}
        />
      ))}
    </ul>
  );
}
