import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { allowedPace } from '../../../electron/cli/commands/asked-shop';
import type { CliContext } from '../../../electron/cli/commands/context';

function ask(typed: number | null, baseUrl: string) {
  const said: string[] = [];
  const context = { t: translatorFor('en'), output: { say: (line: string) => void said.push(line) } } as CliContext;
  return { pace: () => allowedPace(typed, baseUrl, context), said };
}

const API = 'https://api.aplaut.io/v4';

describe('--pace', () => {
  it('is two per second by default, and may be unlimited only for this machine', () => {
    expect(ask(null, API).pace()).toBe(2);
    expect(ask(0, 'http://127.0.0.1:8080').pace()).toBe(0);
    expect(ask(0, API).pace).toThrow(expect.objectContaining({ code: 'pace-unlimited', exitCode: 2 }) as Error);
  });

  it('gives a warning above what the API grants', () => {
    const fast = ask(10, API);
    expect(fast.pace()).toBe(10);
    expect(fast.said).toEqual([expect.stringContaining('2 requests per second from one address')]);
    const allowed = ask(2, API);
    allowed.pace();
    expect(allowed.said).toEqual([]);
  });
});
