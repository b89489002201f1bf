import { readToken } from './token-source';
import { parseCommand, type Command } from './arguments';
import type { CliContext } from './context';
import { deliveriesCommand } from './deliveries-command';
import { CliError, EXIT, type ExitCode } from './exit-code';
import { importCommand } from './import-command';
import { createOutput, toCliError, type Output } from './output';
import { shopsCommand } from './shops-command';
import type { Translate } from '../app/translate';

/** Runs one unattended command from its arguments to its exit code; never throws. */
export async function runCli(options: {
  args: readonly string[];
  version: string;
  t: Translate;
  env: NodeJS.ProcessEnv;
  stdin: AsyncIterable<Buffer | string>;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
  nowMs: () => number;
  onUnexpected: (error: unknown) => void;
  /** Opens the services the command needs, once its arguments have proved right. */
  services: () => Promise<Omit<CliContext, 'output' | 'token' | 't'>>;
}): Promise<ExitCode> {
  let output = outputFor(options, null);
  try {
    const command = parseCommand(options.args);
    output = outputFor(options, command);
    const token = await readToken(command, options.env, options.stdin);
    const services = await options.services();
    const { setAside } = services.deliveries;
    if (setAside !== null) output.say(options.t('cli.databaseSetAside', { file: setAside }));
    for (const file of services.setAsideFiles) output.say(options.t('cli.fileSetAside', { file }));
    return await runCommand(command, { ...services, output, token, t: options.t });
  } catch (thrown) {
    const error = toCliError(thrown);
    if (error.exitCode === EXIT.unexpected && !(thrown instanceof CliError)) options.onUnexpected(thrown);
    output.error(error);
    return error.exitCode;
  }
}

function runCommand(command: Command, context: CliContext): Promise<ExitCode> {
  switch (command.command) {
    case 'import':
      return importCommand(command, context);
    case 'shops':
      return shopsCommand(command, context);
    case 'deliveries':
      return deliveriesCommand(command, context);
  }
}

/** Before the arguments are understood, `--json` is looked for by its letters, so that even a wrong usage ends in JSON. */
function outputFor(options: Parameters<typeof runCli>[0], command: Command | null): Output {
  return createOutput({
    ...options,
    json: command?.json ?? options.args.includes('--json'),
    quiet: command?.quiet ?? false,
    command: options.args[0] ?? '',
    dryRun: command?.command === 'import' ? command.dryRun : options.args.includes('--dry-run'),
  });
}
