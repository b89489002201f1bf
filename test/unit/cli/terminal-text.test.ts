import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminalJson, terminalLine } from '../../../electron/cli/output/terminal-text';

describe('text for a terminal', () => {
  // The attack: a shop, a header or a server's answer that moves the cursor, sets the title or rewrites lines already printed.
  it('spells out what would steer it', () => {
    expect(terminalLine('\u001b]0;owned\u0007\u009b2J\rOK\nDone\u202etxt')).toBe(
      '\\u001b]0;owned\\u0007\\u009b2J\\u000dOK\\u000aDone\\u202etxt',
    );
  });

  it('leaves words and columns as they are', () => {
    const line = '1\tАнна\u00a0«Ромашка» 🌼 — №5';
    expect(terminalLine(line)).toBe(line);
  });

  it('holds for JSON, whose value stays the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = terminalJson({ text });
        return !/[\u0000-\u001f\u007f-\u009f]/.test(json) && (JSON.parse(json) as { text: string }).text === text;
      }),
    );
  });
});
