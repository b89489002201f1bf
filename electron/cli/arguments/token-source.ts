import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { isTokenShaped, tokenIn, TYPED_TOKEN_LETTERS } from '../../../shared/shop/token';
import { CliError, EXIT } from '../output/exit-code';
import { TOKEN_VARIABLES } from './options';

/** What a token may be read from, other than the shop it was saved with. */
export interface TokenSources {
  tokenStdin: boolean;
  tokenFile: string | null;
}

/**
 * Removes the variables that name a token from the program's environment, which every process started later inherits. Chromium's zygotes,
 * and the processes they fork (the graphics process, the page), already have a copy when the program's first line runs.
 *
 * @param env `process.env`
 * @returns only those variables, for {@link readToken}
 */
export function takeTokenVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const taken = Object.fromEntries(TOKEN_VARIABLES.map((name) => [name, env[name]]));
  for (const name of TOKEN_VARIABLES) Reflect.deleteProperty(env, name);
  return taken;
}

/**
 * The token given to this command, or null if none is given. Read from standard input, a file, then `APLAUT_ACCESS_TOKEN_FILE` and
 * `APLAUT_ACCESS_TOKEN`. Throws a {@link CliError} if a source was named but has no token.
 */
export async function readToken(
  sources: TokenSources,
  env: NodeJS.ProcessEnv,
  stdin: () => AsyncIterable<Buffer | string>,
): Promise<string | null> {
  if (sources.tokenStdin) return checked(await readBounded(stdin(), '--token-stdin'), '--token-stdin');
  if (sources.tokenFile !== null)
    return checked(await readTokenFile(sources.tokenFile, '--token-file'), '--token-file');
  const file = env['APLAUT_ACCESS_TOKEN_FILE'];
  if (file !== undefined && file !== '')
    return checked(await readTokenFile(file, 'APLAUT_ACCESS_TOKEN_FILE'), 'APLAUT_ACCESS_TOKEN_FILE');
  const value = env['APLAUT_ACCESS_TOKEN'];
  return value === undefined || value === '' ? null : checked(value, 'APLAUT_ACCESS_TOKEN');
}

function checked(text: string, source: string): string {
  const token = tokenIn(text);
  if (token === '') throw new CliError(EXIT.token, 'no-token', { field: source });
  if (isTokenShaped(token)) return token;
  throw new CliError(EXIT.token, 'token-invalid', { field: source });
}

/**
 * Only reads a regular file: a pipe or a device may keep the command waiting, or never end. Opens it without blocking, in case a pipe has
 * replaced the file in the meantime.
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

/** The text of a stream. Stops reading when it is longer than any token. */
async function readBounded(stream: AsyncIterable<Buffer | string>, source: string): Promise<string> {
  let text = '';
  for await (const part of stream) {
    text += part.toString();
    if (text.length > TYPED_TOKEN_LETTERS) throw new CliError(EXIT.token, 'token-invalid', { field: source });
  }
  return text;
}
