import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalJson, terminalLine } from '../../../electron/cli/output/terminal-text';

describe('text for a terminal', () => {
  // The attack: a shop's name, a header or a server's answer moves the cursor, sets the title or rewrites printed lines.
  it('has control characters escaped', () => {
    expect(terminalLine('\u001b]0;owned\u0007\u009b2J\rOK\nDone\u202etxt')).toBe(
      '\\u001b]0;owned\\u0007\\u009b2J\\u000dOK\\u000aDone\\u202etxt',
    );
  });

  it('keeps words and columns as they are', () => {
    const line = '1\tАнна\u00a0«Ромашка» 🌼 — №5';
    expect(terminalLine(line)).toBe(line);
  });

  it('is safe as JSON too, with the same value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = terminalJson({ text });
        return !/[\u0000-\u001f\u007f-\u009f]/.test(json) && (JSON.parse(json) as { text: string }).text === text;
      }),
    );
  });
});
