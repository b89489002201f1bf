import '@mantine/core/styles.layer.css';
import '@mantine/dropzone/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './app/theme/tokens.css';
import './app/theme/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { documentLanguage, loadTexts, startI18n } from './app/i18n';
import { loadPlaces } from './app/shell/place-view';
import { reportFailure, reportUncaughtFailures } from './app/report-failures';
import { StartFailure } from './app/start-failure';
import { startModel } from './app/start';
import { stayUntilTold } from './model/leaving';

/** Loads everything the first frame shows before it is painted: language, theme, shops, an unfinished delivery. */
async function start(): Promise<void> {
  const host = document.getElementById('root');
  if (host === null) return;
  reportUncaughtFailures();
  stayUntilTold();
  const root = createRoot(host);
  try {
    const [info] = await Promise.all([startModel(), loadTexts(documentLanguage())]);
    await startI18n(info.settings.language);
    root.render(<App />);
    void loadPlaces();
  } catch (error) {
    reportFailure(error);
    await startI18n(documentLanguage());
    root.render(<StartFailure error={error} />);
  }
}

void start();
