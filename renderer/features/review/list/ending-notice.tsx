import type { ReactNode } from 'react';
import type { ListEnding } from '../../../../shared/ipc/list-taking';
import { TechnicalDetails } from '../../../ui/details';
import { Notice } from '../../../ui/notice';
import type { EndingWords } from './ending-words';

/** How the taking of a list ended, with technical words behind a button. */
export function EndingNotice({
  kind,
  words: { tone, title, text, detail },
  actions,
}: {
  kind: ListEnding['kind'];
  words: EndingWords;
  actions: ReactNode;
}) {
  return (
    <Notice tone={tone} title={title} data-testid="list-state" data-at={kind} actions={actions}>
      {text}
      <TechnicalDetails text={detail} />
    </Notice>
  );
}
