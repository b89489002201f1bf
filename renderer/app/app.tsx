import { ChangedFileNotice } from './changed-file-notice';
import { DraftNotices } from './draft-notices';
import { ErrorBoundary } from './error-boundary';
import { Providers } from './providers';
import { RedoQuestions } from './redo-questions';
import { Shell } from './shell/shell';

export function App() {
  return (
    <Providers>
      <ErrorBoundary>
        <Shell />
        <RedoQuestions />
        <DraftNotices />
        <ChangedFileNotice />
      </ErrorBoundary>
    </Providers>
  );
}
