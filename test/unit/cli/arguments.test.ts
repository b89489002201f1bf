import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../electron/cli/arguments/arguments';
import { CliError } from '../../../electron/cli/output/exit-code';

const IMPORT = ['import', 'a.csv', '--base-url', 'https://example.com/v4'];

function refusal(args: string[]): CliError {
  try {
    parseCommand(args);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('the arguments of a command line', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']], [['--quiet']]])('%j asks for the help on everything', (args) => {
    expect(parseCommand(args)).toEqual({ command: 'help', topic: null });
  });

  it.each([
    [['help', 'import']],
    [['import', '--help']],
    [['import', 'a.csv', '-h']],
    [['--help', 'import']],
    [['import', '--shpo', '-h']],
  ])('%j asks for the help on import', (args) => {
    expect(parseCommand(args)).toEqual({ command: 'help', topic: 'import' });
  });

  it.each([[['--version']], [['-v']], [['import', '--version']]])('%j asks for the version', (args) => {
    expect(parseCommand(args)).toEqual({ command: 'version' });
  });

  it('may have options on either side of the command', () => {
    expect(parseCommand(['--dry-run', ...IMPORT])).toMatchObject({ command: 'import', dryRun: true });
    expect(parseCommand(['--user-data', 'x', ...IMPORT, '--json'])).toMatchObject({ file: 'a.csv', json: true });
  });

  it('may have a value that begins with a dash', () => {
    expect(parseCommand([...IMPORT, '--map', '-x=external_id'])).toMatchObject({
      mapping: [{ header: '-x', target: { kind: 'field', field: 'external_id' } }],
    });
    expect(parseCommand([...IMPORT, '--sheet', '-1', '--delimiter', '-', '--clear=--y'])).toMatchObject({
      sheet: '-1',
      delimiter: '-',
      clear: ['--y'],
    });
  });

  it.each([[['--user-data=']], [['--user-data', '']], [['--shop=']], [['--compare=']]])(
    'may not have an empty value, as from a script with an empty variable: %j',
    (words) => {
      expect(refusal([...IMPORT, ...words])).toMatchObject({ exitCode: 2, code: 'option-needs-value' });
    },
  );

  it('may name a file that begins with a dash after --, and a file:// address', () => {
    expect(parseCommand(['read', '--csv', '--', '--json'])).toMatchObject({ file: '--json', csv: true });
    expect(parseCommand(['read', 'file:///tmp/%D0%BA%20l.csv', '--json'])).toMatchObject({ file: '/tmp/к l.csv' });
  });

  it.each([
    [[...IMPORT], null],
    [[...IMPORT, '--compare'], 20],
    [[...IMPORT, '--compare', '5'], 5],
    [[...IMPORT, '--compare=7'], 7],
    [['import', '--compare', 'a.csv', '--shop', 'x'], 20],
  ])('%j compares %s rows', (args, compare) => {
    expect(parseCommand(args)).toMatchObject({ file: 'a.csv', compare });
  });

  it.each([
    [['--list-only'], 'list'],
    [['--list-required', '--list-over-http'], 'list'],
    [['--list'], 'list'],
  ])('%j asks for a list', (words, option) => {
    expect(parseCommand([...IMPORT, ...words])).toMatchObject({ [option]: true });
    expect(parseCommand(IMPORT)).toMatchObject({ [option]: false });
  });

  it.each([
    [[...IMPORT, '--list-over-http'], 'needs-list'],
    [[...IMPORT, '--adopt'], 'needs-list'],
    [[...IMPORT, '--list-only', '--dry-run'], 'list-only-or'],
    [[...IMPORT, '--list-only', '--compare'], 'list-only-or'],
    [['export-file', 'a.csv', 'b.csv', '--time-zone', 'UTC', '--only-changes'], 'only-changes-needs-shop'],
    [['export-file', 'a.csv', 'b.csv', '--shop', 'x', '--list-over-http'], 'needs-list'],
  ])('%j is refused: %s', (args, code) => {
    expect(refusal(args)).toMatchObject({ exitCode: 2, code });
  });

  it.each([
    [['improt', 'a.csv'], 'unknown-command', 'improt', 'import'],
    [['help', 'shop'], 'unknown-command', 'shop', 'shops'],
    [['shops'], 'action-missing', 'shops', null],
    [['shops', 'lst'], 'unknown-action', 'shops lst', 'list'],
    [['deliveries', 'resume'], 'argument-missing', 'ID', null],
    [['shops', 'remove', 'a', 'b'], 'too-many-arguments', 'NAME', null],
    [['import'], 'argument-missing', 'FILE', null],
    [['import', 'a', 'b'], 'too-many-arguments', 'FILE', null],
    [[...IMPORT, '--shpo', 'x'], 'unknown-option', '--shpo', '--shop'],
    [[...IMPORT, '--dry'], 'unknown-option', '--dry', '--dry-run'],
    [[...IMPORT, '-x'], 'unknown-option', '-x', null],
    [['read', 'a.csv', '--dry-run'], 'unknown-option', '--dry-run', null],
    [[...IMPORT, '--mode', 'updat'], 'invalid-option', '--mode', 'update'],
    [[...IMPORT, '--header-row', 'x'], 'invalid-option', '--header-row', null],
    [[...IMPORT, '--without', 'phne'], 'invalid-option', '--without', 'phone'],
    [[...IMPORT, '--report'], 'option-needs-value', '--report', null],
    // Otherwise a typo would turn a preview into an import.
    [[...IMPORT, '--sheet', '--dry-rnu'], 'option-needs-value', '--sheet', null],
    [[...IMPORT, '--json=1'], 'option-takes-no-value', '--json', null],
    [[...IMPORT, '--map', 'a=emial'], 'invalid-map', '--map', 'email'],
    [['--jsno'], 'unknown-option', '--jsno', '--json'],
    [[...IMPORT, '--shop', 'x'], 'shop-or-base-url', '--shop | --base-url', null],
    [[...IMPORT, '--compare=0'], 'invalid-option', '--compare', null],
    [[...IMPORT, '--compare=501'], 'invalid-option', '--compare', null],
    [[...IMPORT, '--compare=x'], 'invalid-option', '--compare', null],
    [['export-file', 'a.csv', 'o.csv'], 'shop-or-time-zone', '--shop | --time-zone', null],
    [['export-file', 'a.csv', 'o.txt', '--time-zone', 'Europe/Moscow'], 'invalid-option', 'OUT', null],
  ])('%j is refused: %s', (args, code, field, nearest) => {
    const { exitCode, code: was, facts } = refusal(args);
    expect({ exitCode, was, field: facts.field, nearest: facts.usage?.nearest }).toEqual({
      exitCode: 2,
      was: code,
      field,
      nearest,
    });
  });

  it('are never repeated with their values', () => {
    for (const args of [
      [...IMPORT, '--auth=s3cret-value'],
      [...IMPORT, '--tokn=s3cret-value'],
      [...IMPORT, '--token', 's3cret-value'],
    ])
      expect(JSON.stringify(refusal(args).facts)).not.toContain('s3cret');
  });
});
