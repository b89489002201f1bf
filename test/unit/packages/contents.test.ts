import { expect, it } from 'vitest';
import { unwanted } from '../../package/contents';

it('lets into the package only what the program needs', () => {
  const needed = [
    'package.json',
    'assets/sample-en.csv',
    'out/main/main.cjs',
    'out/main/chunks/test-kit-D1.cjs',
    'out/main/chunks/ru-F_c-1.json',
    'out/renderer/index.html',
    'out/renderer/first-frame.ru.dark.html',
    'out/renderer/assets/index-B7_x-1.css',
    'out/icons/tray@2x.png',
    'node_modules/libsql/LICENSE',
    'node_modules/@libsql/win32-x64-msvc/index.node',
    'node_modules/@neon-rs/load/dist/index.js',
  ];
  const others = [
    'out/main/main.cjs.map',
    'electron/main.ts',
    'out/main/rows.test.cjs',
    'node_modules/libsql/test/index.js',
    'node_modules/libsql/README.md',
    'node_modules/axios/index.js',
    'out/built-from',
    'assets/icon.svg',
    'README.md',
    '.env',
  ];
  expect(unwanted([...needed, ...others])).toEqual(others);
});
