import { useState } from 'react';
import { loadLater } from '../hooks/load-later';
import { useOpenedSheet } from '../model/sheet';
import { DraftNotices } from './draft-notices';
import { ErrorBoundary } from './error-boundary';
import { Providers } from './providers';
import { RedoQuestions } from './redo-questions';
import { Shell } from './shell/shell';

const SheetNotices = loadLater(() => import('./sheet-notices').then((module) => module.SheetNotices));

export function App() {
  return (
    <Providers>
      <ErrorBoundary>
        <Shell />
        <RedoQuestions />
        <DraftNotices />
        <FromFirstSheetOn />
      </ErrorBoundary>
    </Providers>
  );
}

/** Loaded with the first sheet. Stays, since its notices also end with a sheet. */
function FromFirstSheetOn() {
  const hasSheet = useOpenedSheet() !== null;
  const [isNeeded, setNeeded] = useState(false);
  if (hasSheet && !isNeeded) setNeeded(true);
  return isNeeded ? <SheetNotices /> : null;
}
