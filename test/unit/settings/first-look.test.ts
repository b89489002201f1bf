import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFirstLook } from '../../../electron/settings/first-look';
import { openSettingsStore } from '../../../electron/settings/settings-store';
import { AT, userDataWith } from '../../fakes/stored-files';

describe('the look of the first frame', () => {
  const FILES = [
    null,
    '{}',
    '{"language":"ru","colorScheme":"dark"}',
    '{"language":"en","colorScheme":"light","recentFiles":[]}',
    '{"language":null,"colorScheme":"auto"}',
    '{"language":"de","colorScheme":"sepia"}',
    '{"language":1,"colorScheme":["dark"]}',
    '{"language":"ru","colorScheme":"dark"',
    '["dark"]',
    'null',
    '',
  ];

  it.each(FILES)('is what the settings will say, whatever is in the file: %s', (content) => {
    for (const systemLanguage of ['ru', 'en'] as const) {
      const { userData } = userDataWith({});
      if (content !== null) writeFileSync(join(userData, 'settings.json'), content);
      const look = readFirstLook(userData, systemLanguage);
      const settings = openSettingsStore({ userData, systemLanguage, now: () => AT, setAside: () => undefined }).get();
      expect(look).toEqual({ language: settings.language, colorScheme: settings.colorScheme });
    }
  });
});
