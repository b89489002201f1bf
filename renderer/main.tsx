import '@mantine/core/styles.layer.css';
import '@mantine/dropzone/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './app/theme/tokens.css';
import './app/theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { behindFirstFrame, framePainted } from './app/behind-first-frame';
import { documentLook } from './app/document-look';
import { showLanguage, startI18n } from './app/i18n';
import { loadPlaces } from './app/shell/place-view';
import { reportFailure, reportUncaughtFailures } from './app/report-failures';
import { StartFailure } from './app/start-failure';
import { loadOpened, startModel } from './app/start';
import { stayUntilTold } from './model/leaving';
import { settingsStore } from './model/settings';

/** Loads everything the page shows first: texts, settings, shops, an unfinished delivery. */
async function start(): Promise<void> {
  const host = document.getElementById('root');
  if (host === null) return;
  reportUncaughtFailures();
  stayUntilTold();
  const root = createRoot(host);
  const { isBehind, takePlace } = behindFirstFrame(host);
  settingsStore.update((settings) => ({ ...settings, ...documentLook() }));
  const state = startModel();
  // Handled below, but maybe only after the texts are loaded.
  state.catch(() => undefined);
  try {
    await startI18n();
    if (isBehind) {
      await framePainted();
      root.render(<App />);
    }
    await state;
    await showLanguage();
    if (!isBehind) root.render(<App />);
    takePlace();
    await loadOpened();
    void loadPlaces();
  } catch (error) {
    reportFailure(error);
    root.render(<StartFailure error={error} />);
    takePlace();
  }
}

void start();
