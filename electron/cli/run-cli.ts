import { commandNamed, parseCommand, type Command, type ReadCommand, type WorkingCommand } from './arguments/arguments';
import type { CliContext } from './commands/context';
import { CliError, EXIT, type ExitCode } from './output/exit-code';
import { helpLines, wayToHelp } from './arguments/help';
import { createOutput, type Output } from './output/output';
import { printShops } from './output/shop-output';
import { streamWriter } from './output/stream-writer';
import { toCliError } from './output/to-cli-error';
import { readToken } from './arguments/token-source';

/** One of the two streams that a command writes to. */
type Stream = NodeJS.WritableStream & { isTTY?: boolean };

export interface CliOptions extends Pick<CliContext, 'openSheetHost' | 'openProofHost' | 'interrupted' | 't'> {
  args: readonly string[];
  version: string;
  /** What is typed before the command's name. */
  program: string;
  env: NodeJS.ProcessEnv;
  /** Opens the stream, which takes time and few commands need. */
  stdin: () => AsyncIterable<Buffer | string>;
  stdout: Stream;
  stderr: Stream;
  nowMs: () => number;
  onUnexpected: (error: unknown) => void;
  /** Called when a stream is closed or full, so that running work can be stopped. */
  onStreamFailed: (error: NodeJS.ErrnoException) => void;
  /** What is known of the shops, and the names of the copies kept of files that could not be read completely. */
  savedShops: () => { shops: Parameters<typeof printShops>[0] } & Pick<CliContext, 'setAsideFiles' | 'newerFiles'>;
  /** Opens the services that the command needs, once its arguments are known to be right. `practice`: with a running practice shop. */
  services: (needed: {
    practice: boolean;
  }) => Promise<
    Pick<
      CliContext,
      | 'deliveries'
      | 'shops'
      | 'recipes'
      | 'language'
      | 'setAsideFiles'
      | 'newerFiles'
      | 'shopLists'
      | 'agreesToHttp'
      | 'isOnline'
      | 'watching'
    >
  >;
}

/** Runs one command, from its arguments to its exit code. Resolves when all its output is written. Never throws. */
export async function runCli(options: CliOptions): Promise<ExitCode> {
  const stdout = streamWriter(options.stdout, options.onStreamFailed);
  const stderr = streamWriter(options.stderr, options.onStreamFailed);
  const outputFor = (command: Command | null): Output =>
    createOutput({
      ...options,
      ...flagsOf(options.args, command),
      stdout: { ...stdout, isTTY: options.stdout.isTTY === true },
      stderr: { ...stderr, isTTY: options.stderr.isTTY === true },
      wayToHelp: wayToHelp(commandNamed(options.args), options.program),
    });
  const exitCode = await answer(options, outputFor);
  await Promise.all([stdout.flushed(), stderr.flushed()]);
  const lost = stdout.failure();
  // Whoever closed the pipe has read enough. A result that did not fit on the disk is lost.
  return lost !== null && lost.code !== 'EPIPE' && exitCode === EXIT.accepted ? EXIT.unexpected : exitCode;
}

async function answer(options: CliOptions, outputFor: (command: Command | null) => Output): Promise<ExitCode> {
  let output = outputFor(null);
  try {
    const command = parseCommand(options.args);
    output = outputFor(command);
    switch (command.command) {
      case 'help': {
        const lines = helpLines(command.topic, options.program, options.t);
        output.result(lines, { help: lines.join('\n') }, []);
        return EXIT.accepted;
      }
      case 'version':
        output.result([options.version], { version: options.version }, []);
        return EXIT.accepted;
      default:
        return await work(command, { ...options, output });
    }
  } catch (thrown) {
    const error = toCliError(thrown);
    if (error.exitCode === EXIT.unexpected && !(thrown instanceof CliError)) options.onUnexpected(thrown);
    output.error(error);
    return error.exitCode;
  }
}

async function work(command: WorkingCommand, options: CliOptions & { output: Output }): Promise<ExitCode> {
  const { output, t, openSheetHost, openProofHost, interrupted } = options;
  if (command.command === 'read') {
    const { readCommand } = await import('./commands/read-command');
    return readCommand(command, { output, t, openSheetHost });
  }
  if (command.command === 'shops') {
    if (command.action === 'list') {
      const { shops, ...files } = options.savedShops();
      sayOfFiles(files, { output, t });
      printShops(shops, { output, t });
      return EXIT.accepted;
    }
  }
  const token = 'tokenStdin' in command ? await readToken(command, options.env, options.stdin) : null;
  const services = await options.services({ practice: mayUsePracticeShop(command) });
  const context: CliContext = { ...services, output, token, t, openSheetHost, openProofHost, interrupted };
  const { setAside } = services.deliveries;
  if (setAside !== null) output.say(t('cli.databaseSetAside', { file: setAside }));
  sayOfFiles(services, { output, t });
  switch (command.command) {
    case 'import':
      return (await import('./commands/import-command')).importCommand(command, context);
    case 'export-file':
      return (await import('./commands/export-command')).exportCommand(command, context);
    case 'watch': {
      const { watchCommand } = await import('./watch/watch-command');
      return watchCommand(command, { ...context, onUnexpected: options.onUnexpected });
    }
    case 'shops':
      return (await import('./commands/shops-command')).shopsCommand(command, context);
    case 'deliveries':
      return command.action === 'prove'
        ? (await import('./proof/prove-command')).proveCommand(command, context)
        : (await import('./commands/deliveries-command')).deliveriesCommand(command, context);
  }
}

/** Whether a command may send requests to a saved shop, which can be the practice shop. */
function mayUsePracticeShop(command: Exclude<WorkingCommand, ReadCommand>): boolean {
  switch (command.command) {
    case 'import':
    case 'export-file':
      return command.shop !== null;
    case 'watch':
      return true;
    case 'shops':
      return command.action === 'check';
    case 'deliveries':
      return !['list', 'report', 'forget-before'].includes(command.action);
  }
}

/** Until the arguments are parsed, `--json` is searched for as a plain string, so that even wrong usage is reported in JSON. */
function flagsOf(args: readonly string[], command: Command | null) {
  const asked = command !== null && 'json' in command ? command : null;
  return {
    json: asked?.json ?? args.includes('--json'),
    quiet: asked?.quiet ?? false,
    command: command?.command ?? commandNamed(args) ?? args[0] ?? '',
    dryRun: asked?.command === 'import' ? asked.dryRun : args.includes('--dry-run'),
  };
}

function sayOfFiles(
  { setAsideFiles, newerFiles }: Pick<CliContext, 'setAsideFiles' | 'newerFiles'>,
  { output, t }: Pick<CliContext, 'output' | 't'>,
): void {
  for (const file of setAsideFiles) output.say(t('cli.fileSetAside', { file }));
  for (const file of newerFiles) output.say(t('cli.fileNewer', { file }));
}
