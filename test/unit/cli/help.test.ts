import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { EXIT } from '../../../electron/cli/output/exit-code';
import { helpLines } from '../../../electron/cli/arguments/help';
import { COMMAND_NAMES, COMMANDS, optionsOf, TOKEN_VARIABLES } from '../../../electron/cli/arguments/options';

const LANGUAGES = ['ru', 'en'] as const;
const PROGRAM = 'program';

/** Whether an option is followed by its text, on the same line or the next. */
const explained = (help: string, name: string) =>
  new RegExp(`--${name}(?: \\S+)?(?: {2,}|\\n {10,})\\S.{3,}`).test(help);

describe.each(LANGUAGES)('the help in %s', (language) => {
  const t = translatorFor(language);
  const whole = helpLines(null, PROGRAM, t).join('\n');

  it('names every command, action, option, variable and exit code, and two examples', () => {
    for (const name of COMMAND_NAMES) {
      const command = COMMANDS[name];
      const actions = 'actions' in command ? Object.keys(command.actions) : [];
      expect(whole).toContain(`${PROGRAM} ${name}`);
      for (const action of actions) expect(whole).toContain(`${PROGRAM} ${name} ${action}`);
    }
    expect(Object.keys(optionsOf(null)).filter((name) => !explained(whole, name))).toEqual([]);
    for (const variable of TOKEN_VARIABLES) expect(whole).toMatch(new RegExp(`${variable} +\\S`));
    for (const code of Object.values(EXIT)) expect(whole).toMatch(new RegExp(`^  ${code} {2,}\\S`, 'm'));
    expect(
      whole
        .split(/^\S.*:$/m)
        .at(-1)
        ?.match(/^ {2}program /gm),
    ).toHaveLength(2);
  });

  it.each(COMMAND_NAMES)('on %s names each option of this command and no other', (name) => {
    const help = helpLines(name, PROGRAM, t).join('\n');
    const parsed = Object.keys(optionsOf(name));
    expect(parsed.filter((option) => !explained(help, option))).toEqual([]);
    const others = Object.keys(optionsOf(null)).filter((option) => !parsed.includes(option));
    expect(others.filter((option) => new RegExp(`^ +--${option}(?![\\w-])`, 'm').test(help))).toEqual([]);
  });

  it('has a text for everything', () => {
    const all = [null, ...COMMAND_NAMES].flatMap((topic) => helpLines(topic, PROGRAM, t)).join('\n');
    expect(all).not.toMatch(/cli\.|\{\{|undefined/);
  });
});
