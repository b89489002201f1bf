import { readFile } from 'node:fs/promises';
import { isTokenShaped } from '../../shared/shop/token';
import { CliError, EXIT } from './exit-code';

/** What a token may be read from besides the shop it was saved with. */
export interface TokenSources {
  tokenStdin: boolean;
  tokenFile: string | null;
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
  if (sources.tokenStdin) return checked(await readAll(stdin), '--token-stdin');
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

async function readTokenFile(path: string, source: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new CliError(EXIT.token, 'token-file-unreadable', { field: source, detail: reason });
  }
}

async function readAll(stdin: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const part of stdin) text += part.toString();
  return text;
}
