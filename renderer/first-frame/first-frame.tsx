import '@mantine/core/styles.layer.css';
import { MantineProvider } from '@mantine/core';
import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';
import en from '../../shared/locales/en.json';
import ru from '../../shared/locales/ru.json';
import { StepsBar } from '../app/shell/steps-bar';
import { TopBar } from '../app/shell/top-bar';
import shell from '../app/shell/shell.module.css';
import { resolveVariables, theme } from '../app/theme/theme';
import { DropArea } from '../features/intake/drop-area';
import { Screen } from '../ui/screen';

const TEXTS = { ru, en };
/** Main puts the nonce of each document in its place (electron/window/protocol.ts). */
const NONCE = '__CSP_NONCE__';

/** Which shop is chosen is not known yet, and none other may be named. */
const WITHOUT_SHOP = '[inert] [aria-haspopup="menu"] .mantine-Button-label { visibility: hidden; }';

/**
 * The first screen as HTML, made when the program is built, so that the window shows it before the page's script runs (docs/decisions/0020).
 * It is of the same components, and the page replaces it with the living ones. Nothing in it can be used until then.
 */
export async function renderFirstFrame(language: 'ru' | 'en', scheme: 'light' | 'dark'): Promise<string> {
  const texts = createInstance();
  await texts.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: TEXTS[language] } },
    interpolation: { escapeValue: false },
  });
  return renderToStaticMarkup(
    <I18nextProvider i18n={texts}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        getStyleNonce={() => NONCE}
        forceColorScheme={scheme}
      >
        <FirstFrame />
      </MantineProvider>
    </I18nextProvider>,
  );
}

function FirstFrame() {
  const { t } = useTranslation();
  return (
    <div className={shell['shell']} inert>
      <style nonce={NONCE}>{WITHOUT_SHOP}</style>
      <TopBar />
      <StepsBar />
      <main className={shell['main']}>
        <Screen title={t('intake.title')}>
          <DropArea compact={false} />
        </Screen>
      </main>
    </div>
  );
}
