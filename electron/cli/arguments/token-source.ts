import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { isTokenShaped, TYPED_TOKEN_LETTERS } from '../../../shared/shop/token';
import { CliError, EXIT } from '../output/exit-code';
import { TOKEN_VARIABLES } from './options';

/** What a token may be read from besides the shop it was saved with. */
export interface TokenSources {
  tokenStdin: boolean;
  tokenFile: string | null;
}

/**
 * Takes the variables that name a token out of the program's environment, which every process that is started later inherits. Chromium's
 * zygotes, and what they fork (the graphics process, the page), have theirs already when the program's first line runs.
 *
 * @param env `process.env`
 * @returns them alone, for {@link readToken}
 */
export function takeTokenVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const taken = Object.fromEntries(TOKEN_VARIABLES.map((name) => [name, env[name]]));
  for (const name of TOKEN_VARIABLES) Reflect.deleteProperty(env, name);
  return taken;
}

/**
 * The token that this command brings along, or null where it brings none: standard input, a file, then
 * `APLAUT_ACCESS_TOKEN_FILE` and `APLAUT_ACCESS_TOKEN`. Throws a {@link CliError} when a named source has none.
 */
export async function readToken(
  sources: TokenSources,
  env: NodeJS.ProcessEnv,
  stdin: AsyncIterable<Buffer | string>,
): Promise<string | null> {
  if (sources.tokenStdin) return checked(await readBounded(stdin, '--token-stdin'), '--token-stdin');
  if (sources.tokenFile !== null)
    return checked(await readTokenFile(sources.tokenFile, '--token-file'), '--token-file');
  const file = env['APLAUT_ACCESS_TOKEN_FILE'];
  if (file !== undefined && file !== '')
    return checked(await readTokenFile(file, 'APLAUT_ACCESS_TOKEN_FILE'), 'APLAUT_ACCESS_TOKEN_FILE');
  const value = env['APLAUT_ACCESS_TOKEN'];
  return value === undefined || value === '' ? null : checked(value, 'APLAUT_ACCESS_TOKEN');
}

function checked(text: string, source: string): string {
  const token = text.trim();
  if (token === '') throw new CliError(EXIT.token, 'no-token', { field: source });
  if (isTokenShaped(token)) return token;
  throw new CliError(EXIT.token, 'token-invalid', { field: source });
}

/**
 * A file proper only: a pipe or a device may keep the command waiting, or never end. The opening does not wait either, should one have
 * come in the file's place meanwhile.
 */
async function readTokenFile(path: string, source: string): Promise<string> {
  try {
    if (!(await stat(path)).isFile()) throw Object.assign(new Error(), { code: 'EINVAL' });
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return await readBounded(file.createReadStream({ autoClose: false }), source);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof CliError) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new CliError(EXIT.token, reason === 'EINVAL' ? 'token-file-no-file' : 'token-file-unreadable', {
      field: source,
      detail: reason,
    });
  }
}

/** The text of a stream; one that is longer than any token is not read on. */
async function readBounded(stream: AsyncIterable<Buffer | string>, source: string): Promise<string> {
  let text = '';
  for await (const part of stream) {
    text += part.toString();
    if (text.length > TYPED_TOKEN_LETTERS) throw new CliError(EXIT.token, 'token-invalid', { field: source });
  }
  return text;
}
