import { expect, it } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { aboutPanel } from '../../../electron/window/menus/about-panel';

const program = { version: '1.2.3', iconPath: '/icons/window.png', hasNotices: true };

it('says the version, the licence, and where those of the packages are', () => {
  expect(aboutPanel(translatorFor('ru'), program)).toEqual({
    applicationName: 'Aplaut Import',
    applicationVersion: '1.2.3',
    iconPath: '/icons/window.png',
    copyright:
      'Лицензия MIT\nЧто ещё входит в программу и на каких условиях: Справка → Лицензии использованных программ',
  });
});

it('names no command that the menu lacks', () => {
  expect(aboutPanel(translatorFor('en'), { ...program, hasNotices: false }).copyright).toBe('MIT licence');
});
