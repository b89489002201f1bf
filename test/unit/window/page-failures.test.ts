import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logPageFailures } from '../../../electron/window/log-page-failures';
import { describePageFailure } from '../../../shared/diagnostics/page-failure';

const STACK = `TypeError: x
    at renderCell (app://aplaut-import/assets/index-B2.js:12:3456)
    at app://aplaut-import/assets/index-B2.js:1:2
    at Иванова (app://aplaut-import/Анна anna@example.ru:1:2)`;

it('keeps the kind, messages built from code alone, and positions', () => {
  const message = "Cannot read properties of undefined (reading 'cells')";
  expect(describePageFailure({ name: 'TypeError', message, stack: STACK })).toBe(
    `TypeError: ${message}\n  at assets/index-B2.js:12:3456\n  at assets/index-B2.js:1:2`,
  );
});

it('attack: a failure quotes a customer in its name, message or stack', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (name, message, stack) => {
      const secret = 'anna@example.ru';
      const said = describePageFailure({
        name: name + secret,
        message: message + secret,
        stack: `${stack}${secret}\n    at ${secret} (app://aplaut-import/a.js:1:2)`,
      });
      expect(said).not.toContain(secret);
    }),
  );
});

it('writes at most ten per minute', () => {
  const lines: string[] = [];
  let now = 0;
  const write = logPageFailures({ log: { warn: (line) => lines.push(line) }, nowMs: () => now });
  const failure = { name: 'Error', message: '', stack: '' };
  for (let count = 0; count < 500; count += 1) write(failure);
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toContain('left out');
  now = 60_000;
  write(failure);
  expect(lines).toHaveLength(11);
});
